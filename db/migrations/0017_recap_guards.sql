ALTER TABLE `recap` ADD `as_of` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- Beside a locked version stands another only where the ledger has its reopening.
CREATE TRIGGER result_version_by_ledger BEFORE INSERT ON result
WHEN NEW.result_version <> 1 AND NOT NEW.result_version - 1 BETWEEN 1 AND (
	SELECT COUNT(*) FROM ledger
	WHERE stream = 'hasil/' || NEW.contest || '/' || NEW.tps AND type = 'result.reopened'
)
BEGIN
	SELECT RAISE(ABORT, 'hasil: versi baru hanya dapat dibuka lewat aplikasi');
END;
--> statement-breakpoint
CREATE TRIGGER result_stays BEFORE UPDATE OF contest, tps, result_version ON result
WHEN NEW.contest <> OLD.contest OR NEW.tps <> OLD.tps OR NEW.result_version <> OLD.result_version
BEGIN
	SELECT RAISE(ABORT, 'hasil: baris tidak dapat dipindah');
END;
--> statement-breakpoint
-- What is in the totals is what the ledger says is locked, for as long as it says so.
CREATE TRIGGER recap_tps_no_delete BEFORE DELETE ON recap_tps
WHEN EXISTS (
	SELECT 1 FROM ledger AS struck
	WHERE struck.seq = OLD.locked_seq AND struck.type = 'gavel.struck'
		AND struck.stream = 'hasil/' || OLD.contest || '/' || OLD.tps
		AND NOT EXISTS (
			SELECT 1 FROM ledger AS later
			WHERE later.stream = struck.stream AND later.version > struck.version AND later.type = 'result.reopened'
		)
)
BEGIN
	SELECT RAISE(ABORT, 'rekap: hasil terkunci tidak dapat dikeluarkan');
END;
--> statement-breakpoint
CREATE TRIGGER recap_tps_by_ledger BEFORE INSERT ON recap_tps
WHEN NOT EXISTS (
	SELECT 1 FROM ledger AS struck
	WHERE struck.seq = NEW.locked_seq AND struck.type = 'gavel.struck'
		AND struck.stream = 'hasil/' || NEW.contest || '/' || NEW.tps
		AND NOT EXISTS (
			SELECT 1 FROM ledger AS later
			WHERE later.stream = struck.stream AND later.version > struck.version AND later.type = 'result.reopened'
		)
)
BEGIN
	SELECT RAISE(ABORT, 'rekap: hanya hasil terkunci yang dapat dimasukkan');
END;
--> statement-breakpoint
CREATE TRIGGER recap_tps_no_update BEFORE UPDATE ON recap_tps BEGIN
	SELECT RAISE(ABORT, 'rekap: hasil terkunci tidak dapat diganti');
END;
--> statement-breakpoint
-- Totals move only with a gavel or a reopening that the ledger has and they have not.
CREATE TRIGGER recap_by_ledger BEFORE INSERT ON recap
WHEN NOT EXISTS (
	SELECT 1 FROM ledger
	WHERE seq = NEW.as_of AND type IN ('gavel.struck', 'result.reopened')
		AND substr(stream, 1, length(NEW.contest) + 17) = 'hasil/' || NEW.contest || '/' || NEW.kelurahan
) OR EXISTS (
	SELECT 1 FROM recap WHERE contest = NEW.contest AND kelurahan = NEW.kelurahan AND as_of >= NEW.as_of
)
BEGIN
	SELECT RAISE(ABORT, 'rekap: jumlah tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER recap_no_update BEFORE UPDATE ON recap
WHEN NEW.contest <> OLD.contest OR NEW.kelurahan <> OLD.kelurahan OR NEW.as_of <= OLD.as_of OR NOT EXISTS (
	SELECT 1 FROM ledger
	WHERE seq = NEW.as_of AND type IN ('gavel.struck', 'result.reopened')
		AND substr(stream, 1, length(NEW.contest) + 17) = 'hasil/' || NEW.contest || '/' || NEW.kelurahan
)
BEGIN
	SELECT RAISE(ABORT, 'rekap: jumlah tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER recap_no_delete BEFORE DELETE ON recap
WHEN EXISTS (
	SELECT 1 FROM ledger
	WHERE seq = OLD.as_of AND type IN ('gavel.struck', 'result.reopened')
		AND substr(stream, 1, length(OLD.contest) + 17) = 'hasil/' || OLD.contest || '/' || OLD.kelurahan
)
BEGIN
	SELECT RAISE(ABORT, 'rekap: jumlah tidak dapat dihapus');
END;
