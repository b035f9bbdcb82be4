"""Name short forms of first names: those on one line may stand for each other."""

from __future__ import annotations

SHORT_NAMES = """
alexander alexandra alex sandra sasha
andrew andy drew
anthony tony antony
barbara barb babs
benjamin ben
bernadette bernie detta
catherine katherine kathryn cath kath kate katie cathy kathy
charles charlie chas
christine christopher chris christina tina
daniel danielle dan danny
david dave
deborah debra deb debbie
dorothy dot
douglas doug
edward eddie ed ted
elizabeth liz lizzie beth betty eliza libby
ellen nell ellie
frances francis fran frank
geoffrey jeffrey geoff jeff
gillian jill gill
helen nell
jacqueline jackie jacqui
james jim jimmy jamie
jennifer jen jenny
joanne joanna jo
john jack johnny
jonathan jon
joseph joe
judith judy
kenneth ken
leonard len lenny leo
margaret maggie meg peggy marge
martin marty
matthew matt
michael mike mick mickey
nicholas nicola nick nicky
pamela pam
patricia patrick pat patsy tricia paddy
penelope penny
peter pete
philip phillip phil philippa pippa
raymond ray
rebecca becky becca
richard rick dick rich
robert rob bob bobby robbie
ronald ron
samuel samantha sam sammy
stephen steven stephanie steve steph
susan suzanne sue susie
terence theresa terry tess
thomas tom tommy
timothy tim
victoria vicky vicki tori
william will bill billy liam
"""
