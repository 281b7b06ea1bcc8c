-- What was adopted, and that it no longer stands, cannot be changed, whoever holds the SQL prompt.
CREATE TRIGGER adoption_no_update BEFORE UPDATE ON adoption BEGIN
	SELECT RAISE(ABORT, 'penetapan: tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER adoption_no_delete BEFORE DELETE ON adoption BEGIN
	SELECT RAISE(ABORT, 'penetapan: tidak dapat dihapus');
END;
--> statement-breakpoint
CREATE TRIGGER adoption_no_replace BEFORE INSERT ON adoption
WHEN EXISTS (
	SELECT 1 FROM adoption WHERE contest = NEW.contest AND region = NEW.region AND version = NEW.version
)
BEGIN
	SELECT RAISE(ABORT, 'penetapan: tidak dapat diganti');
END;
--> statement-breakpoint
CREATE TRIGGER adoption_void_no_update BEFORE UPDATE ON adoption_void BEGIN
	SELECT RAISE(ABORT, 'pembatalan penetapan: tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER adoption_void_no_delete BEFORE DELETE ON adoption_void BEGIN
	SELECT RAISE(ABORT, 'pembatalan penetapan: tidak dapat dihapus');
END;
--> statement-breakpoint
CREATE TRIGGER adoption_void_no_replace BEFORE INSERT ON adoption_void
WHEN EXISTS (
	SELECT 1 FROM adoption_void WHERE contest = NEW.contest AND region = NEW.region AND version = NEW.version
)
BEGIN
	SELECT RAISE(ABORT, 'pembatalan penetapan: tidak dapat diganti');
END;
