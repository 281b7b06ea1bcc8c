CREATE TABLE `hand_over` (
	`seq` integer PRIMARY KEY NOT NULL,
	`document` text NOT NULL,
	`content` text NOT NULL,
	`recipient` text NOT NULL,
	`means` text NOT NULL,
	`time` text NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `installation_key` (
	`seq` integer PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`time` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `signature` (
	`seq` integer PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `witness` ADD `key` text;