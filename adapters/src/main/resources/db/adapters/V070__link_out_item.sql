-- The policy item a person goes over for: the city opens at it, and the enterprise finds it again in its progress list.
ALTER TABLE link_out ADD COLUMN item_id text;
ALTER TABLE link_out ADD COLUMN item_name text;
