-- A signature is written once, with the row it stands under.
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature BEGIN
	SELECT RAISE(ABORT, 'tanda tangan: tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature BEGIN
	SELECT RAISE(ABORT, 'tanda tangan: tidak dapat dihapus');
END;
--> statement-breakpoint
CREATE TRIGGER signature_no_replace BEFORE INSERT ON signature
WHEN EXISTS (SELECT 1 FROM signature WHERE seq = NEW.seq)
BEGIN
	SELECT RAISE(ABORT, 'tanda tangan: tidak dapat diganti');
END;
