create access method m type table handler heap_tableam_handler;
comment on access method m is 'Heap again';
