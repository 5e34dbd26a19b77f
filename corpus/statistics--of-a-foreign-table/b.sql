create foreign data wrapper w;
create server f foreign data wrapper w;
create foreign table t (a int, b int) server f;
create statistics s (ndistinct) on a, b from t;
