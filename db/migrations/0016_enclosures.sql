CREATE TABLE `enclosure_sent` (
	`target` text NOT NULL,
	`name` text NOT NULL,
	`refused` text,
	`at` text NOT NULL,
	PRIMARY KEY(`target`, `name`)
);
--> statement-breakpoint
CREATE TABLE `enclosure_try` (
	`target` text PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL,
	`fault` text,
	`next_at` text,
	`last_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `photo_sent` (
	`target` text NOT NULL,
	`content` text NOT NULL,
	`parts` integer NOT NULL,
	`whole` integer NOT NULL,
	`refused` text,
	`at` text NOT NULL,
	PRIMARY KEY(`target`, `content`)
);
