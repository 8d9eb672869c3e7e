-- How far the platform's clock stands ahead of the machine's; zero outside demonstrations.
CREATE TABLE clock_offset (
    id             integer PRIMARY KEY,
    offset_seconds bigint NOT NULL
);
INSERT INTO clock_offset (id, offset_seconds) VALUES (1, 0);
