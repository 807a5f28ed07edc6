# The signs of results
legend = ☐ bez odpowiedzi, ☒ źle, ⚀ częściowo dobrze, ☑ dobrze
done-none = bez odpowiedzi
done-wrong = źle
done-partly = częściowo dobrze
done-right = dobrze
