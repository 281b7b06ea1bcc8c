ALTER TABLE `draft` ADD `blank` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `draft` ADD `zeroed` text DEFAULT '[]' NOT NULL;