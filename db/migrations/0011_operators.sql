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
