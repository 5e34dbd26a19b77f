create schema x;
create extension citext with schema x;
