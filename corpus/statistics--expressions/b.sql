create table t (a int, c text); create statistics s on upper(c) from t; alter statistics s set statistics 50;
