/**
 * Joins PDFs that the compiler wrote for the parts of one document into the PDF it would have written for the whole:
 * one page tree, one structure tree, one outline. It knows the compiler's own way of writing (every object by itself,
 * a plain table of addresses) and nothing else; what it does not recognise it refuses.
 */

/** A string in parentheses, a string in hexadecimals, or a reference: only the last is ours to change. */
const TOKEN = /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9A-Fa-f]+>|\b(\d+) 0 R\b/g;
/** Identifiers of the heads of tables, which must differ from part to part. */
const TABLE_ID = /\(U(\d+x\d+y\d+)\)/g;

interface Source {
	/** What comes before a stream, and the stream with all after it. */
	readonly objects: ReadonlyMap<number, { readonly text: string; readonly stream: Buffer | null }>;
	readonly root: number;
	readonly info: number;
	readonly id: string;
}

/** What only one of a document may be: the same object in every part. */
interface Roots {
	readonly pages: number;
	readonly tree: number;
	readonly document: number;
	readonly outlines: number | null;
}

/** One PDF of the parts, in their order. @throws when a part is not as the compiler writes them */
export function joinPdf(parts: readonly Uint8Array[]): Buffer {
	const [first] = parts;
	if (!first) throw new Error('no parts');
	if (parts.length === 1) return Buffer.from(first);
	const joined = new Joined();
	for (const part of parts) joined.add(sourceOf(Buffer.from(part)));
	return joined.write();
}

class Joined {
	private readonly written: (readonly Buffer[])[] = [];
	private readonly kids: string[] = [];
	private readonly children: string[] = [];
	private readonly parents: string[] = [];
	private readonly ids: string[] = [];
	private readonly items: { readonly no: number; readonly text: string }[] = [];
	private readonly late = new Map<number, string>();
	private roots: Roots | null = null;
	private trailer = '';
	private part = 0;

	/** Takes over every object of a part under a number of its own. */
	add(source: Source): void {
		const own = rootsOf(source);
		const base = this.written.length;
		const numbers = new Map<number, number>();
		const same = this.roots;
		const shared = new Map<number, number>(
			same
				? [
						[own.pages, same.pages],
						[own.tree, same.tree],
						[own.document, same.document],
						...(own.outlines !== null && same.outlines !== null ? [[own.outlines, same.outlines] as const] : []),
					]
				: [],
		);
		const skipped = new Set(same ? [...shared.keys(), source.root, source.info, metadataOf(source)] : []);
		let next = base;
		for (const no of source.objects.keys()) if (!skipped.has(no)) numbers.set(no, ++next);
		for (const [no, to] of shared) numbers.set(no, to);
		const renumber = (text: string) =>
			text.replace(TOKEN, (found, no?: string) => (no === undefined ? found : `${numbers.get(Number(no)) ?? 0} 0 R`));
		const prefix = `P${String(this.part).padStart(4, '0')}U`;
		const renamed = (text: string) => (this.part === 0 ? text : text.replace(TABLE_ID, `(${prefix}$1)`));
		const pages = this.kids.length;

		const tree = textOf(source, own.tree);
		const numbered = /\/Nums \[([^\]]*)\]\s*>>\s*\/IDTree <<\s*\/Names \[([\s\S]*)\]\s*>>\s*\/ParentTreeNextKey/.exec(
			tree,
		);
		if (!numbered) throw new Error('a structure tree of another kind');
		this.parents.push(
			renumber(numbered[1] ?? '').replace(/(\d+) (\d+ 0 R)/g, (_, key, ref) => `${Number(key) + pages} ${ref}`),
		);
		this.ids.push(renamed(renumber(numbered[2] ?? '')));
		this.children.push(renumber(listIn(textOf(source, own.document), 'K')));
		const kids = renumber(listIn(textOf(source, own.pages), 'Kids'));
		this.kids.push(...(kids.match(/\d+ 0 R/g) ?? []));

		for (const [no, { text, stream }] of source.objects) {
			if (skipped.has(no)) continue;
			const to = numbers.get(no) ?? 0;
			let body = renumber(text);
			if (/\/Type \/StructElem/.test(body)) body = renamed(body);
			if (/\/Type \/Page\b/.test(body))
				body = body.replace(/\/StructParents (\d+)/, (_, key) => `/StructParents ${Number(key) + pages}`);
			const item = own.outlines !== null && text.includes(`/Parent ${own.outlines} 0 R`) && /\/Title/.test(text);
			this.written[to - 1] = [Buffer.from(`${to} 0 obj\n${body}`, 'latin1'), ...(stream ? [stream] : [])];
			if (item) this.items.push({ no: to, text: body });
			else if (!same && [own.pages, own.tree, own.document, own.outlines].includes(no)) this.late.set(to, body);
		}
		if (!same) {
			const at = (no: number) => numbers.get(no) ?? 0;
			this.roots = {
				pages: at(own.pages),
				tree: at(own.tree),
				document: at(own.document),
				outlines: own.outlines === null ? null : at(own.outlines),
			};
			this.trailer = `/Root ${at(source.root)} 0 R\n  /Info ${at(source.info)} 0 R\n  /ID ${source.id}`;
		}
		this.part += 1;
	}

	write(): Buffer {
		const { roots } = this;
		if (!roots) throw new Error('no parts');
		const change = (no: number, make: (text: string) => string) => {
			this.written[no - 1] = [Buffer.from(`${no} 0 obj\n${make(this.late.get(no) ?? '')}`, 'latin1')];
		};
		change(roots.pages, (text) =>
			text
				.replace(/\/Count \d+/, `/Count ${this.kids.length}`)
				.replace(/\/Kids \[[^\]]*\]/, `/Kids [${this.kids.join(' ')}]`),
		);
		change(roots.document, (text) => text.replace(/\/K \[[^\]]*\]/, `/K [${this.children.join(' ')}]`));
		// Names of an ID tree stand in their order: those of the first part, U…, come after P0001U… of the others.
		const [own = '', ...others] = this.ids;
		change(roots.tree, (text) =>
			text
				.replace(/\/Nums \[[^\]]*\]/, `/Nums [${this.parents.join(' ')}]`)
				.replace(/\/Names \[[\s\S]*\](?=\s*>>\s*\/ParentTreeNextKey)/, `/Names [${[...others, own].join(' ')}]`)
				.replace(/\/ParentTreeNextKey \d+/, `/ParentTreeNextKey ${this.kids.length}`),
		);
		if (roots.outlines !== null) {
			change(roots.outlines, (text) =>
				text
					.replace(/\/First \d+/, `/First ${this.items[0]?.no}`)
					.replace(/\/Last \d+/, `/Last ${this.items.at(-1)?.no}`)
					.replace(/\/Count \d+/, `/Count ${this.items.length}`),
			);
			for (const [at, { no, text }] of this.items.entries()) {
				const near = [
					...(at > 0 ? [`/Prev ${this.items[at - 1]?.no} 0 R`] : []),
					...(at + 1 < this.items.length ? [`/Next ${this.items[at + 1]?.no} 0 R`] : []),
				];
				const plain = text.replace(/\s*\/(?:Next|Prev) \d+ 0 R/g, '');
				const body = plain.replace(/(\/Parent \d+ 0 R)/, (parent) => [parent, ...near].join('\n  '));
				this.written[no - 1] = [Buffer.from(`${no} 0 obj\n${body}`, 'latin1')];
			}
		}
		return this.assembled();
	}

	private assembled(): Buffer {
		const head = Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n\n', 'latin1');
		const chunks: Buffer[] = [head];
		const addresses: string[] = ['0000000000 65535 f\r\n'];
		let at = head.length;
		for (const pieces of this.written) {
			addresses.push(`${String(at).padStart(10, '0')} 00000 n\r\n`);
			for (const piece of pieces) {
				chunks.push(piece);
				at += piece.length;
			}
		}
		const size = this.written.length + 1;
		chunks.push(
			Buffer.from(
				`xref\n0 ${size}\n${addresses.join('')}trailer\n<<\n  /Size ${size}\n  ${this.trailer}\n>>\nstartxref\n${at}\n%%EOF`,
				'latin1',
			),
		);
		return Buffer.concat(chunks);
	}
}

/** A part taken to pieces, by its table of addresses. */
function sourceOf(pdf: Buffer): Source {
	const tail = pdf.subarray(-600).toString('latin1');
	const start = Number(/startxref\s+(\d+)/.exec(tail)?.[1]);
	const trailer = /\/Root (\d+) 0 R\s+\/Info (\d+) 0 R\s+\/ID (\[[\s\S]*?\])\s*>>/.exec(tail);
	const table = pdf.subarray(start).toString('latin1');
	const size = Number(/^xref\n0 (\d+)\n/.exec(table)?.[1]);
	if (!trailer || !size) throw new Error('a PDF of another kind');
	const addresses = [...table.matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) => Number(at));
	if (addresses.length !== size - 1) throw new Error('a PDF with gaps');
	const ends = [...addresses, start].sort((a, b) => a - b);
	const following = new Map(ends.map((at, no) => [at, ends[no + 1] ?? start]));
	const objects = new Map<number, { text: string; stream: Buffer | null }>();
	for (const [no, at] of addresses.entries()) {
		const whole = pdf.subarray(at, following.get(at));
		const streamAt = whole.indexOf('\nstream\n');
		const endAt = whole.indexOf('endobj');
		const hasStream = streamAt >= 0 && streamAt < endAt;
		const text = (hasStream ? whole.subarray(0, streamAt) : whole).toString('latin1').replace(/^\d+ 0 obj\n/, '');
		objects.set(no + 1, { text, stream: hasStream ? Buffer.from(whole.subarray(streamAt)) : null });
	}
	const [, root, info, id = ''] = trailer;
	return { objects, root: Number(root), info: Number(info), id };
}

function rootsOf(source: Source): Roots {
	const catalog = textOf(source, source.root);
	const tree = reference(catalog, 'StructTreeRoot');
	const pages = reference(catalog, 'Pages');
	const document = Number(/\/K \[(\d+) 0 R\]/.exec(textOf(source, tree ?? 0))?.[1]);
	if (tree === null || pages === null || !document) throw new Error('a PDF without structure');
	return { tree, pages, document, outlines: reference(catalog, 'Outlines') };
}

function metadataOf(source: Source): number {
	return reference(textOf(source, source.root), 'Metadata') ?? 0;
}

function reference(text: string, key: string): number | null {
	const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
	return found ? Number(found[1]) : null;
}

function textOf({ objects }: Source, no: number): string {
	return objects.get(no)?.text ?? '';
}

function listIn(text: string, key: string): string {
	return new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';
}
