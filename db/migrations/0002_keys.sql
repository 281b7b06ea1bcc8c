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