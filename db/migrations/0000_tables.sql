CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`kelurahan` text,
	`disabled` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_username_unique` ON `account` (`username`);--> statement-breakpoint
CREATE TABLE `command_log` (
	`id` text PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`outcome` text NOT NULL,
	`time` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `credential` (
	`account` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`must_change` integer NOT NULL,
	`changed_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `draft` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`figures` text NOT NULL,
	`matched` text NOT NULL,
	`at` text,
	`by` text NOT NULL,
	`time` text NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
);
--> statement-breakpoint
CREATE TABLE `kelurahan` (
	`kode` text PRIMARY KEY NOT NULL,
	`nama` text NOT NULL,
	`kecamatan` text NOT NULL,
	`kecamatan_nama` text NOT NULL,
	`kabko` text NOT NULL,
	`kabko_nama` text NOT NULL,
	`provinsi` text NOT NULL,
	`provinsi_nama` text NOT NULL,
	`source_sha256` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger` (
	`seq` integer PRIMARY KEY NOT NULL,
	`stream` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`actor` text NOT NULL,
	`time` text NOT NULL,
	`prev` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_stream_version` ON `ledger` (`stream`,`version`);--> statement-breakpoint
CREATE TABLE `plenary` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`kecamatan` text,
	`mode` text NOT NULL,
	`floor_contest` text,
	`floor_tps` text
);
--> statement-breakpoint
CREATE TABLE `result` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`result_version` integer NOT NULL,
	`stream_version` integer NOT NULL,
	`status` text NOT NULL,
	`set_aside` integer NOT NULL,
	`uploaded` integer NOT NULL,
	`items` integer NOT NULL,
	`open` integer NOT NULL,
	`paper` text,
	`system` text NOT NULL,
	`hash` text,
	`answers` text,
	`locked_seq` integer,
	`locked_at` text,
	PRIMARY KEY(`contest`, `tps`, `result_version`)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`revoked_at` text,
	`address` text NOT NULL,
	`agent` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_subject` ON `session` (`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `system_version` (
	`seq` integer PRIMARY KEY NOT NULL,
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`uploaded` integer NOT NULL,
	`batch` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`content` text NOT NULL,
	`ts` text
);
--> statement-breakpoint
CREATE INDEX `system_version_tps` ON `system_version` (`contest`,`tps`,`seq`);--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`locked_until` text,
	`last_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tps` (
	`kode` text PRIMARY KEY NOT NULL,
	`kelurahan` text NOT NULL,
	`nama` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tps_kelurahan` ON `tps` (`kelurahan`);--> statement-breakpoint
CREATE TABLE `witness` (
	`id` text PRIMARY KEY NOT NULL,
	`contest` text NOT NULL,
	`contestant` integer NOT NULL,
	`name` text NOT NULL,
	`mandate_number` text NOT NULL,
	`mandate_signed_by` text NOT NULL,
	`present` integer NOT NULL,
	`revoked` integer NOT NULL,
	`credentialed` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `witness_code` (
	`hash` text PRIMARY KEY NOT NULL,
	`witness` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
);
