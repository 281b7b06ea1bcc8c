CREATE TABLE `excel_import` (
	`seq` integer PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`contest` text NOT NULL,
	`kelurahan` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`tps` integer NOT NULL,
	`taken` integer NOT NULL,
	`ours` integer NOT NULL,
	`theirs` integer NOT NULL,
	`time` text NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `excel_import_place` ON `excel_import` (`contest`,`kelurahan`,`seq`);--> statement-breakpoint
CREATE TABLE `excel_permit` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`status` text NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `excel_taken` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`content` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
);
--> statement-breakpoint
CREATE TABLE `excel_template` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`permit` text NOT NULL,
	`contest` text NOT NULL,
	`kelurahan` text NOT NULL,
	`form` text NOT NULL,
	`tps` text NOT NULL,
	`time` text NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `excel_template_place` ON `excel_template` (`contest`,`kelurahan`,`seq`);