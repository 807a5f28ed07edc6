# The signs of results
legend = ☐ not tried, ☒ wrong, ⚀ partly right, ☑ right
done-none = not tried
done-wrong = wrong
done-partly = partly right
done-right = right
