import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip made for a test; what is not given is what an honest zip would say. */
export interface TestEntry {
	readonly name: string;
	readonly content?: Uint8Array | string;
	readonly method?: number;
	readonly flags?: number;
	/** Unix mode, in the high half of the external attributes. */
	readonly mode?: number;
	readonly declaredSize?: number;
	readonly crc?: number;
	readonly offset?: number;
}

/** A zip of these entries, written without a library so that it can also lie. */
export function makeZip(entries: readonly TestEntry[]): Buffer {
	const locals: Buffer[] = [];
	const central: Buffer[] = [];
	let at = 0;
	for (const entry of entries) {
		const content = Buffer.from(entry.content ?? '');
		const method = entry.method ?? 8;
		const data = method === 8 ? deflateRawSync(content) : content;
		const name = Buffer.from(entry.name);
		const size = entry.declaredSize ?? content.length;
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(entry.flags ?? 0x800, 2);
		common.writeUInt16LE(method, 4);
		common.writeUInt32LE(entry.crc ?? crc32(content), 10);
		common.writeUInt32LE(data.length, 14);
		common.writeUInt32LE(size, 18);
		common.writeUInt16LE(name.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, data]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
		tail.writeUInt32LE(entry.offset ?? at, 10);
		const made = Buffer.from([20, 3]);
		central.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, common, tail, name]));
		locals.push(local);
		at += local.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 0, 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...locals, directory, end]);
}
