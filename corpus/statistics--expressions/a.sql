create table t (a int, c text); create statistics s on lower(c) from t;
