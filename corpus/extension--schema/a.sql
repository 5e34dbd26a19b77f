create schema x;
create extension citext;
