-- The last guard: what is in the ledger or locked cannot be changed, whoever holds the SQL prompt.
-- INSERT OR REPLACE and UPDATE OR REPLACE delete rows without firing delete triggers, so each table
-- also refuses an insert or update that would land on a guarded row.
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN
	SELECT RAISE(ABORT, 'ledger: baris tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN
	SELECT RAISE(ABORT, 'ledger: baris tidak dapat dihapus');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_only_append BEFORE INSERT ON ledger
WHEN NEW.seq IS NULL
	OR NEW.seq <> COALESCE((SELECT MAX(seq) FROM ledger), 0) + 1
	OR NEW.prev <> COALESCE((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), '')
	OR NEW.version <> COALESCE((SELECT MAX(version) FROM ledger WHERE stream = NEW.stream), 0) + 1
BEGIN
	SELECT RAISE(ABORT, 'ledger: hanya dapat ditambah di ujung rantai');
END;
--> statement-breakpoint
CREATE TRIGGER result_locked_no_update BEFORE UPDATE ON result
WHEN OLD.status = 'locked'
	OR EXISTS (
		SELECT 1 FROM result
		WHERE contest = NEW.contest AND tps = NEW.tps AND result_version = NEW.result_version
			AND status = 'locked'
	)
BEGIN
	SELECT RAISE(ABORT, 'hasil terkunci: tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER result_locked_no_delete BEFORE DELETE ON result
WHEN OLD.status = 'locked'
BEGIN
	SELECT RAISE(ABORT, 'hasil terkunci: tidak dapat dihapus');
END;
--> statement-breakpoint
CREATE TRIGGER result_locked_no_replace BEFORE INSERT ON result
WHEN EXISTS (
	SELECT 1 FROM result
	WHERE contest = NEW.contest AND tps = NEW.tps AND result_version = NEW.result_version
		AND status = 'locked'
)
BEGIN
	SELECT RAISE(ABORT, 'hasil terkunci: tidak dapat diganti');
END;
--> statement-breakpoint
CREATE TRIGGER system_version_no_update BEFORE UPDATE ON system_version BEGIN
	SELECT RAISE(ABORT, 'data sistem: versi tidak dapat diubah');
END;
--> statement-breakpoint
CREATE TRIGGER system_version_no_delete BEFORE DELETE ON system_version BEGIN
	SELECT RAISE(ABORT, 'data sistem: versi tidak dapat dihapus');
END;
--> statement-breakpoint
CREATE TRIGGER system_version_no_replace BEFORE INSERT ON system_version
WHEN EXISTS (SELECT 1 FROM system_version WHERE seq = NEW.seq)
BEGIN
	SELECT RAISE(ABORT, 'data sistem: versi tidak dapat diganti');
END;
