import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * An empty folder that everybody may pass through. The account of a database server has to: below a folder that it cannot
 * pass, its files would be kept elsewhere, and stay there when the folder is removed.
 */
export async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "parley-test-"));
	await chmod(folder, 0o711);
	return folder;
}
