create access method m type index handler bthandler;
