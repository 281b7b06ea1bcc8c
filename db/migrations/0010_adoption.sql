CREATE TABLE `adoption` (
	`contest` text NOT NULL,
	`region` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`parts` text NOT NULL,
	`paper` text NOT NULL,
	`system` text NOT NULL,
	`answers` text NOT NULL,
	`absent` text NOT NULL,
	`struck_seq` integer NOT NULL,
	`struck_at` text NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`contest`, `region`, `version`)
);
--> statement-breakpoint
CREATE TABLE `adoption_void` (
	`contest` text NOT NULL,
	`region` text NOT NULL,
	`version` integer NOT NULL,
	`why` text NOT NULL,
	`cause` text NOT NULL,
	`seq` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`contest`, `region`, `version`)
);
--> statement-breakpoint
CREATE TABLE `scrutiny` (
	`contest` text NOT NULL,
	`region` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`contest`, `region`)
);
--> statement-breakpoint
ALTER TABLE `plenary` ADD `closed_seq` integer;