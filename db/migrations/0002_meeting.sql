CREATE TABLE `box` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`state` text NOT NULL,
	`seal` text NOT NULL,
	`opened_at` text NOT NULL,
	`moved_at` text NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
);
--> statement-breakpoint
CREATE TABLE `lease` (
	`panel` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`beat` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `perkara` (
	`id` text PRIMARY KEY NOT NULL,
	`contest` text,
	`tps` text,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`side` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`pending` integer NOT NULL,
	`filed_at` text NOT NULL,
	`moved_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `perkara_tps` ON `perkara` (`contest`,`tps`);