import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPhoto } from './image-file';

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Exif with one entry, cut anywhere and followed by anything. */
const EXIF = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0];

it('says what is wrong with any bytes, and never fails over them', () => {
	const head = fc.constantFrom([], JPEG, [...JPEG.slice(0, 2), ...EXIF], PNG);
	fc.assert(
		fc.property(head, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
			const read = readPhoto(Uint8Array.of(...start, ...rest));
			if (start.length === 0 && !(rest[0] === 0xff || rest[0] === 0x89))
				expect(read).toMatchObject({ problem: 'not-a-photo' });
			return read.ok || ['not-a-photo', 'truncated', 'broken', 'too-many-pixels'].includes(read.problem);
		}),
	);
});

it('keeps a JPEG that has nothing to hide byte for byte', () => {
	const frame = [0xff, 0xc0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0];
	const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4];
	const jpeg = Uint8Array.of(0xff, 0xd8, ...frame, ...scan, 0xff, 0xd9);
	expect(readPhoto(jpeg)).toEqual({ ok: true, format: 'jpeg', width: 32, height: 16, orientation: 1, bytes: jpeg });
	const told = Uint8Array.of(0xff, 0xd8, 0xff, 0xfe, 0, 5, 65, 66, 67, ...frame, ...scan, 0xff, 0xd9, 9, 9, 9);
	expect(readPhoto(told)).toMatchObject({ bytes: jpeg });
});
