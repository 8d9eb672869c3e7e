-- Whether a step was ever taken after its limit; the limit itself is forgotten with the step.
ALTER TABLE claim ADD COLUMN decided_late boolean NOT NULL DEFAULT false;
