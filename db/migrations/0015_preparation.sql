CREATE TABLE `arrival` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`seal` text NOT NULL,
	`origin` text NOT NULL,
	`note` text NOT NULL,
	`received_at` text NOT NULL,
	`by` text NOT NULL,
	`corrected` integer NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
);
--> statement-breakpoint
CREATE INDEX `arrival_tps` ON `arrival` (`tps`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`grp` text NOT NULL,
	`addressee` text NOT NULL,
	`number` text NOT NULL,
	`delivered_on` text,
	`means` text,
	`received_by` text,
	`answer` text,
	`answer_text` text
);
--> statement-breakpoint
CREATE TABLE `schedule` (
	`entry` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`start` text NOT NULL,
	`until` text NOT NULL,
	`kelurahan` text NOT NULL,
	`contest` text,
	`panel` text NOT NULL,
	`note` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `task` (
	`task` text PRIMARY KEY NOT NULL,
	`day` text,
	`panel` text NOT NULL,
	`duty` text NOT NULL,
	`name` text NOT NULL
);
