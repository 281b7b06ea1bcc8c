/** Lines that belong under one heading, by their heights. */
export interface Group {
	/** Height of the heading; it is repeated on every page that has lines of the group. */
	readonly head: number;
	readonly lines: readonly number[];
}

/**
 * Puts lines on pages that fit into `room` without scrolling: for each group the page of each line.
 * A group that fits on a page is not torn; one that does not is spread evenly, so that no page is left
 * with a single line. A line taller than the room gets a page of its own.
 */
export function paginate(groups: readonly Group[], room: number): number[][] {
	let page = 0;
	let used = 0;
	return groups.map(({ head, lines }) => {
		const total = lines.reduce((sum, line) => sum + line, head);
		if (used > 0 && used + total > room) {
			page++;
			used = 0;
		}
		used += head;
		const most = total > room ? spread(head, lines, room) : lines.length;
		let count = 0;
		return lines.map((line) => {
			if (count > 0 && (count >= most || used + line > room)) {
				page++;
				used = head;
				count = 0;
			}
			used += line;
			count++;
			return page;
		});
	});
}

/** How many lines a page takes when a torn group is spread over as few pages as it needs. */
function spread(head: number, lines: readonly number[], room: number): number {
	let pages = 1;
	let used = head;
	let count = 0;
	for (const line of lines) {
		if (count > 0 && used + line > room) {
			pages++;
			used = head;
			count = 0;
		}
		used += line;
		count++;
	}
	return Math.ceil(lines.length / pages);
}
