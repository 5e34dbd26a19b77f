create role other;
