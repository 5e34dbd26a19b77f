create table t (a int, b int, c int); create statistics s (ndistinct, mcv) on a, b from t; comment on statistics s is 'go together';
