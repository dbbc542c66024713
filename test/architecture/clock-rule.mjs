// oxlint can forbid a property such as Date.now but not `new Date()` alone; `new Date(fact.at)` is welcome everywhere.
const noAmbientClock = {
	create: (context) => ({
		NewExpression(node) {
			if (node.callee.name === "Date" && node.arguments.length === 0)
				context.report({
					node,
					message: "new Date() reads the machine's clock. Take a clock as an argument.",
				});
		},
	}),
};

export default {
	meta: { name: "parley" },
	rules: { "no-ambient-clock": noAmbientClock },
};
