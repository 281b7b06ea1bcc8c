/** The words of the Info page, already in the reader's language. */
export interface InfoWords {
	readonly title: string;
	readonly aid: string;
	readonly nation: string;
	readonly name: string;
	readonly known: string;
	readonly received: string;
	readonly verified: string;
	readonly published: string;
	readonly failed: string;
	/** Locked in the halls, and not here yet. */
	readonly waiting: string;
	readonly total: string;
	readonly adopted: string;
	readonly show: string;
	readonly data: string;
	readonly none: string;
	readonly contest: string;
	/** Whole sentences with their numbers. */
	readonly summary: string;
	/** How the adoption of this region's totals stands; empty where there is none. */
	readonly adoption: string;
	readonly at: string;
}

export interface InfoRow {
	readonly code: string;
	readonly name: string;
	readonly known: number;
	readonly received: number;
	readonly verified: number;
	readonly published: number;
	readonly returned: number;
	/** As the halls said last; `null` where none was heard, and for a TPS. */
	readonly waiting: number | null;
	/** How the adoption of its totals stands, in words; `null` in a list of TPS. */
	readonly adopted: string | null;
}

export interface InfoPage {
	readonly locale: string;
	readonly contest: { readonly code: string; readonly name: string };
	readonly contests: readonly { readonly code: string; readonly name: string }[];
	/** From the nation down; the last one is this page. */
	readonly way: readonly { readonly code: string; readonly name: string }[];
	readonly rows: readonly InfoRow[];
	readonly total: Omit<InfoRow, 'code' | 'name' | 'adopted'>;
	/** Path of the open data of this region. */
	readonly data: string;
	readonly words: InfoWords;
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
const NUMBERS = ['known', 'waiting', 'received', 'verified', 'published', 'returned'] as const;

/**
 * The Info page as HTML: no script, no account, one style sheet. Received and published stand side by
 * side, so that nobody takes what is visible for what has arrived.
 */
export function infoPage({ locale, contest, contests, way, rows, total, data, words }: InfoPage): string {
	const number = new Intl.NumberFormat(locale);
	const query = contests[0]?.code === contest.code ? '' : `?kontes=${encodeURIComponent(contest.code)}`;
	const address = (code: string) => `/info${code === '' ? '' : `/${code}`}${query}`;
	// On a phone each line stands by itself: every number says what it is.
	const cells = (row: Omit<InfoRow, 'code' | 'name' | 'adopted'>) =>
		NUMBERS.map((column) => {
			const label = words[column === 'returned' ? 'failed' : column];
			const value = row[column];
			return `<td data-label="${safe(label)}">${value === null ? '–' : number.format(value)}</td>`;
		}).join('');
	const adopted = rows.some((row) => row.adopted !== null);
	const here = way.at(-1);
	const links = way.map(({ code, name }, at) =>
		at === way.length - 1
			? `<span aria-current="page">${safe(name)}</span>`
			: `<a href="${address(code)}">${safe(name)}</a>`,
	);
	const body = rows.map((row) => {
		const name = row.code.length < 13 ? `<a href="${address(row.code)}">${safe(row.name)}</a>` : safe(row.name);
		const bar = `<progress max="${Math.max(1, row.known)}" value="${row.published}" aria-label="${safe(words.published)}: ${safe(row.name)}"></progress>`;
		const told = adopted ? `<td class="told" data-label="${safe(words.adopted)}">${safe(row.adopted ?? '')}</td>` : '';
		return `<tr><th scope="row">${name}</th>${cells(row)}${told}<td class="bar">${bar}</td></tr>`;
	});
	const choices = contests.map(
		({ code, name }) =>
			`<option value="${safe(code)}"${code === contest.code ? ' selected' : ''}>${safe(name)}</option>`,
	);
	const form =
		contests.length > 1
			? `<form action="/info${here?.code ? `/${here.code}` : ''}"><label>${safe(words.contest)} <select name="kontes">${choices.join('')}</select></label> <button>${safe(words.show)}</button></form>`
			: '';
	const head = [
		'name',
		'known',
		'waiting',
		'received',
		'verified',
		'published',
		'failed',
		...(adopted ? (['adopted'] as const) : []),
	] as const;
	const table =
		rows.length === 0
			? `<p>${safe(words.none)}</p>`
			: `<table><thead><tr>${head.map((column) => `<th scope="col">${safe(words[column])}</th>`).join('')}<td></td></tr></thead>
<tbody>${body.join('\n')}</tbody>
<tfoot><tr><th scope="row">${safe(words.total)}</th>${cells(total)}${adopted ? '<td></td>' : ''}<td></td></tr></tfoot></table>`;
	return `<!doctype html>
<html lang="${safe(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(words.title)} – ${safe(contest.name)}</title><link rel="stylesheet" href="/info.css"></head>
<body><header><h1>${safe(words.title)}</h1><p>${safe(contest.name)}</p>${form}</header>
<main><nav aria-label="${safe(words.name)}">${links.join(' › ')}</nav>
<p class="summary">${safe(words.summary)}</p>
${words.adoption === '' ? '' : `<p class="adoption">${safe(words.adoption)}</p>`}
${table}
<p>${total.published > 0 ? `<a href="/${safe(data)}">${safe(words.data)}</a> · ` : ''}${safe(words.at)}</p></main>
<footer><p>${safe(words.aid)}</p></footer></body></html>
`;
}
