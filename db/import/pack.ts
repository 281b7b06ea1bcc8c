import { crc32 } from 'node:zlib';

const UTF8 = 0x800;
const VERSION = 20;

interface Packed {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/**
 * A zip (stored, without times) of uploaded files, so that what was uploaded is one thing with one hash:
 * the same files in any order give the same bytes. Names are written as they came; the reader judges them.
 */
export function pack(files: readonly Packed[]): Buffer {
	const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	const locals: Uint8Array[] = [];
	const central: Uint8Array[] = [];
	let at = 0;
	for (const { name, bytes } of sorted) {
		const path = Buffer.from(name);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(VERSION, 0);
		common.writeUInt16LE(UTF8, 2);
		common.writeUInt32LE(crc32(bytes), 10);
		common.writeUInt32LE(bytes.length, 14);
		common.writeUInt32LE(bytes.length, 18);
		common.writeUInt16LE(path.length, 22);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(at, 10);
		locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, path, bytes);
		central.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([VERSION, 0]), common, tail, path);
		at += 4 + common.length + path.length + bytes.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 0, 'latin1');
	end.writeUInt16LE(sorted.length, 8);
	end.writeUInt16LE(sorted.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...locals, directory, end]);
}
