-- A photo once attached stays what it was; only its corners and its withdrawal are written later.
CREATE TRIGGER photo_no_update
BEFORE UPDATE OF seq, contest, tps, page, version, content, received, format, width, height, bytes, source, name, time, "by"
ON photo BEGIN
	SELECT RAISE(ABORT, 'foto: tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER photo_no_delete BEFORE DELETE ON photo BEGIN
	SELECT RAISE(ABORT, 'foto: tidak dapat dihapus');
END;
--> statement-breakpoint
CREATE TRIGGER photo_no_replace BEFORE INSERT ON photo
WHEN EXISTS (SELECT 1 FROM photo WHERE seq = NEW.seq)
BEGIN
	SELECT RAISE(ABORT, 'foto: tidak dapat diganti');
END;
