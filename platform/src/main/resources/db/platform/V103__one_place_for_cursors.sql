-- How far a follower has read stands in one table.
INSERT INTO feed_cursor (name, position) SELECT 'matching', position FROM match_cursor;
DROP TABLE match_cursor;
