-- What divisions want said with a notice.
ALTER TABLE public_notice ADD COLUMN local_text varchar(2000) NOT NULL DEFAULT '';
