create table book (
    title text not null primary key
);
