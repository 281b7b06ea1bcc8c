// npm run password -- NAMA: a new temporary password for an account, at the machine itself.
import { resetPassword } from '../db/accounts/bootstrap';
import { openHouse } from '../db/house';

const [username] = process.argv.slice(2);
const house = openHouse();
const password = username ? resetPassword(house, username) : null;
if (password) {
	console.log(`Kata sandi sementara untuk ${username}: ${password}`);
	console.log('Tulis sekarang: tidak ditampilkan lagi. Semua sesi akun itu sudah diakhiri.');
} else {
	console.error(
		username
			? `Tidak ada akun bernama "${username}" di ${house.folder}.`
			: 'Sebutkan nama pengguna: npm run password -- admin',
	);
	process.exitCode = 1;
}
house.sqlite.close();
