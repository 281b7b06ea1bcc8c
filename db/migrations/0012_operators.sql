CREATE TABLE `sirekap_operator` (
	`username` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`duty` text NOT NULL,
	`tps` text,
	`stage` text NOT NULL,
	`stage_at` text NOT NULL,
	`stage_by` text NOT NULL,
	`reason` text NOT NULL,
	`registered_at` text NOT NULL,
	`activated_at` text,
	`enabled_at` text
);
--> statement-breakpoint
CREATE INDEX `sirekap_operator_tps` ON `sirekap_operator` (`tps`);--> statement-breakpoint
CREATE TABLE `stand_in` (
	`seq` integer NOT NULL,
	`tps` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`tps`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `pull_file` (
	`contest` text NOT NULL,
	`tps` text NOT NULL,
	`round` integer NOT NULL,
	`state` text NOT NULL,
	`url` text NOT NULL,
	`etag` text,
	`modified` text,
	`at` text NOT NULL,
	PRIMARY KEY(`contest`, `tps`)
);
--> statement-breakpoint
CREATE TABLE `pull_order` (
	`contest` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`url` text NOT NULL,
	`rate` integer NOT NULL,
	`parallel` integer NOT NULL,
	`paused` integer NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`time` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pull_state` (
	`contest` text PRIMARY KEY NOT NULL,
	`round` integer NOT NULL,
	`runner` text NOT NULL,
	`beat` text NOT NULL,
	`bytes` integer NOT NULL,
	`fault` text,
	`detail` text NOT NULL,
	`next_at` text,
	`finished_at` text
);
