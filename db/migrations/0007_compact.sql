ALTER TABLE `system_version` DROP COLUMN `batch`;--> statement-breakpoint
ALTER TABLE `system_version` DROP COLUMN `file`;--> statement-breakpoint
ALTER TABLE `system_version` DROP COLUMN `sha256`;--> statement-breakpoint
ALTER TABLE `system_version` DROP COLUMN `ts`;
--> statement-breakpoint
-- Small rows found by their key alone live in the key's own tree: a commit writes one page for them instead of two.
CREATE TABLE `compact_command_log` (
	`id` text PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`outcome` text NOT NULL,
	`time` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `compact_command_log` SELECT `id`, `actor`, `outcome`, `time` FROM `command_log`;
--> statement-breakpoint
DROP TABLE `command_log`;
--> statement-breakpoint
ALTER TABLE `compact_command_log` RENAME TO `command_log`;
--> statement-breakpoint
CREATE TABLE `compact_box` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`state` text NOT NULL,
	`seal` text NOT NULL,
	`opened_at` text NOT NULL,
	`moved_at` text NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `compact_box` SELECT `contest`, `tps`, `state`, `seal`, `opened_at`, `moved_at` FROM `box`;
--> statement-breakpoint
DROP TABLE `box`;
--> statement-breakpoint
ALTER TABLE `compact_box` RENAME TO `box`;
--> statement-breakpoint
CREATE TABLE `compact_recap_tps` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`locked_seq` integer NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `compact_recap_tps` SELECT `contest`, `tps`, `locked_seq` FROM `recap_tps`;
--> statement-breakpoint
DROP TABLE `recap_tps`;
--> statement-breakpoint
ALTER TABLE `compact_recap_tps` RENAME TO `recap_tps`;
--> statement-breakpoint
DROP TRIGGER ledger_only_append;
--> statement-breakpoint
-- The same rule as before, with one look at the last row instead of two (a bare column beside MAX is of that row).
CREATE TRIGGER ledger_only_append BEFORE INSERT ON ledger
WHEN NEW.seq IS NULL
	OR (NEW.seq, NEW.prev) IS NOT (SELECT COALESCE(MAX(seq), 0) + 1, COALESCE(hash, '') FROM ledger)
	OR NEW.version <> COALESCE((SELECT MAX(version) FROM ledger WHERE stream = NEW.stream), 0) + 1
BEGIN
	SELECT RAISE(ABORT, 'ledger: hanya dapat ditambah di ujung rantai');
END;
