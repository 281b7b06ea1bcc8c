CREATE TABLE `photo` (
	`seq` integer PRIMARY KEY NOT NULL,
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`page` integer NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`received` text NOT NULL,
	`format` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`source` text NOT NULL,
	`name` text NOT NULL,
	`time` text NOT NULL,
	`by` text NOT NULL,
	`corners` text,
	`retracted` text
);
--> statement-breakpoint
CREATE INDEX `photo_page` ON `photo` (`contest`,`tps`,`page`);--> statement-breakpoint
CREATE INDEX `photo_content` ON `photo` (`content`);