CREATE TABLE `delivery` (
	`target` text NOT NULL,
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`target`, `contest`, `tps`, `version`)
);
--> statement-breakpoint
CREATE INDEX `delivery_waiting` ON `delivery` (`target`,`state`,`seq`);--> statement-breakpoint
CREATE TABLE `delivery_try` (
	`target` text NOT NULL,
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`version` integer NOT NULL,
	`attempts` integer NOT NULL,
	`sending_since` text,
	`last_at` text NOT NULL,
	`fault` text,
	`detail` text NOT NULL,
	`next_at` text,
	PRIMARY KEY(`target`, `contest`, `tps`, `version`)
);
--> statement-breakpoint
CREATE TABLE `network_note` (
	`kelurahan` text PRIMARY KEY NOT NULL,
	`signal` text NOT NULL,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `target` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`paused` integer NOT NULL,
	`paused_reason` text NOT NULL
);
