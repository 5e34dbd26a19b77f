select setval('t_x_seq', 4000000000);
