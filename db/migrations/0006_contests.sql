CREATE TABLE `recap` (
	`contest` text NOT NULL,
	`kelurahan` text NOT NULL,
	`locked` integer NOT NULL,
	`paper` text NOT NULL,
	`system` text NOT NULL,
	PRIMARY KEY(`contest`, `kelurahan`)
);
--> statement-breakpoint
CREATE TABLE `recap_tps` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`locked_seq` integer NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
);
--> statement-breakpoint
ALTER TABLE `draft` ADD `blank` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `draft` ADD `zeroed` text DEFAULT '[]' NOT NULL;