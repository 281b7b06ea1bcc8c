CREATE TABLE `attendance` (
	`seq` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person` text NOT NULL,
	`in_at` text NOT NULL,
	`in_by` text NOT NULL,
	`late` integer NOT NULL,
	`out_at` text,
	`out_by` text
);
--> statement-breakpoint
CREATE INDEX `attendance_person` ON `attendance` (`person`,`out_at`);--> statement-breakpoint
CREATE TABLE `attendee` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`origin` text NOT NULL,
	`letter` text NOT NULL,
	`present` integer NOT NULL,
	`revoked` integer NOT NULL
);
