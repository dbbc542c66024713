// Preloaded into the process the launcher starts. When the launcher is killed outright it cannot pass the signal on,
// and a market nobody holds would go on writing; so losing the launcher ends this process just as abruptly.
// A worker forked from here inherits the preload but has another parent, which ends it in its own way.
const launcher = Number(new URL(import.meta.url).searchParams.get("launcher"));
if (process.ppid === launcher) {
	process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
	process.channel?.unref();
}
