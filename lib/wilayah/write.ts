import type { KelurahanRows } from '../plenary/commands';
import { EXTRA_COLUMNS, WILAYAH_COLUMNS, type WilayahColumn } from './columns';

const quoted = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A region list as a CSV that {@link parseWilayahCsv} reads back to the same rows (CRLF, as published). */
export function writeWilayahCsv(kelurahan: readonly KelurahanRows[]): string {
	const rows = kelurahan.flatMap((entry) =>
		entry.tps.map(
			(tps): Record<WilayahColumn, string> => ({
				kode_tps: tps.kode,
				nama_tps: tps.nama,
				kode_kelurahan: entry.kode,
				nama_kelurahan: entry.nama,
				kode_kecamatan: entry.kecamatan.kode,
				nama_kecamatan: entry.kecamatan.nama,
				kode_kabko: entry.kabko.kode,
				nama_kabko: entry.kabko.nama,
				kode_provinsi: entry.provinsi.kode,
				nama_provinsi: entry.provinsi.nama,
				dpt: tps.dpt === undefined ? '' : String(tps.dpt),
			}),
		),
	);
	const extra = EXTRA_COLUMNS.filter((column) => rows.some((row) => row[column] !== ''));
	const columns: readonly WilayahColumn[] = [...WILAYAH_COLUMNS, ...extra];
	const lines = rows.map((row) => columns.map((column) => quoted(row[column])).join(','));
	return [columns.join(','), ...lines, ''].join('\r\n');
}
