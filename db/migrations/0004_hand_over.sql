CREATE TABLE `hand_over` (
	`seq` integer PRIMARY KEY NOT NULL,
	`document` text NOT NULL,
	`content` text NOT NULL,
	`recipient` text NOT NULL,
	`means` text NOT NULL,
	`time` text NOT NULL,
	`by` text NOT NULL
);
