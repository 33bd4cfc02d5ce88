"""Casualty figures in sentences of every kind: which are read, and which numbers are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], list[dict[str, Any]]]

FIGURES: list[tuple[str, list[tuple[str, int, int | None]]]] = [
    ("Two gunmen killed 12 people at a market in Orvale on Tuesday.", [("killed", 12, 12)]),
    (
        "The attack, which killed 23 people and wounded dozens more, was claimed by a rebel group.",
        [("killed", 23, 23), ("injured", 24, None)],
    ),
    ("Officials said 14 children were among the dead.", [("killed", 14, 14)]),
    ("Rescuers pulled three people alive from the rubble.", [("rescued", 3, 3)]),
    (
        "Three missiles hit the town, killing at least six and injuring 19 others, the governor said.",
        [("killed", 6, None), ("injured", 19, 19)],
    ),
    ("The virus has infected 12,000 people and killed 340.", [("killed", 340, 340)]),
    ("The 2010 earthquake killed more than 200,000 people in Sarrane.", [("killed", 200000, None)]),
    ("Police arrested 14 men after the murder of two teachers.", [("killed", 2, 2)]),
    ("She spent 12 years in prison for killing two men.", [("killed", 2, 2)]),
    (
        "The death toll has climbed to 1,204, with more than 3,000 still missing.",
        [("killed", 1204, 1204), ("missing", 3000, None)],
    ),
    ("The collapse killed 41, taking the season's toll to 212.", [("killed", 41, 41), ("killed", 212, 212)]),
    ("More than 1.2 million people have been displaced by the fighting.", [("displaced", 1200000, None)]),
    ("Ferries evacuated some 400 tourists from the island.", [("evacuated", 400, 400)]),
    ("Gunmen are holding 17 people hostage inside the bank.", [("hostage", 17, 17)]),
    ("Eleven miners were trapped underground for three days before being rescued.", [("trapped", 11, 11)]),
    ("Between 10 and 15 soldiers were killed.", [("killed", 10, 15)]),
    ("Hundreds of protesters were injured and scores arrested.", [("injured", 200, None)]),
    ("The shelling killed a woman and her two children.", [("killed", 2, 2), ("killed", 1, 1)]),
    (
        "The crash left 12 passengers dead and 30 injured, five of them critically.",
        [("killed", 12, 12), ("injured", 30, 30), ("injured", 5, 5)],
    ),
    ("Of the 40 people on board, 38 died.", [("killed", 38, 38)]),
    ("All 12 crew members were rescued.", [("rescued", 12, 12)]),
    (
        "At least 18 people, mostly women and children, were killed in the raid, according to the Red Crescent.",
        [("killed", 18, None)],
    ),
    ("The driver and five passengers were injured.", [("injured", 5, 5)]),
    ("The senator won by 12 votes after 30 members died or resigned.", [("killed", 30, 30)]),
    ("A fire in a nightclub claimed the lives of 27 people.", [("killed", 27, 27)]),
    ("The war has cost 60,000 lives.", [("killed", 60000, 60000)]),
    ("Some 250 firefighters battled the blaze, in which three people died.", [("killed", 3, 3)]),
    ("The blast damaged 40 homes and injured nine.", [("injured", 9, 9)]),
    ("Troops shot dead two protesters.", [("killed", 2, 2)]),
    ("Fifteen people were arrested and two were killed.", [("killed", 2, 2)]),
    ("Four police officers were shot and killed.", [("killed", 4, 4)]),
    ("Over the past decade 300 journalists have been murdered.", [("killed", 300, 300)]),
    ("The 12 victims died from smoke inhalation.", [("killed", 12, 12)]),
    ("The army said its soldiers killed 40 insurgents and lost three men.", [("killed", 40, 40), ("killed", 3, 3)]),
    ("Witnesses counted 30 bodies in the street.", [("killed", 30, 30)]),
    ("The bodies of nine migrants were recovered from the lake.", [("killed", 9, 9)]),
    ("The family of three killed in the crash was buried on Friday.", [("killed", 3, 3)]),
    ("Six people have been confirmed dead, Mayor Elin Voss said.", [("killed", 6, 6)]),
    ("Three died at the scene and a fourth in hospital.", [("killed", 3, 3)]),
    ("Two more people died on Monday, bringing the total to 41.", [("killed", 2, 2), ("killed", 41, 41)]),
    ("The number of injured rose to 85.", [("injured", 85, 85)]),
    ("Health officials reported 1,200 new infections and 34 deaths.", [("killed", 34, 34)]),
    ("Covid-19 has killed nearly 6,000 people in the province.", [("killed", 6000, 6000)]),
    ("A suicide bomber killed himself and eight others.", [("killed", 8, 8)]),
    ("Bomb kills 30 in Port Sallow market", [("killed", 30, 30)]),
    ("30 Killed, Dozens Hurt in Port Sallow Market Blast", [("killed", 30, 30), ("injured", 24, None)]),
    ("Ferry sinks off Cape Venn; 12 dead, 40 missing", [("killed", 12, 12), ("missing", 40, 40)]),
    ("The storm killed nine people and injured dozens.", [("killed", 9, 9), ("injured", 24, None)]),
    ("Prosecutors say he killed as many as 15 patients.", [("killed", 0, 15)]),
    ("Tens of thousands of people were left homeless.", [("displaced", 20000, None)]),
    ("He was sentenced to 30 years for the killing of four nurses.", [("killed", 4, 4)]),
    ("Six soldiers and four police officers were among those killed.", [("killed", 6, 6), ("killed", 4, 4)]),
    (
        "Three people remained in hospital and one is in critical condition after the 14 deaths.",
        [("killed", 14, 14), ("injured", 1, 1)],
    ),
    ("The group says 200 of its fighters have died since 2019.", [("killed", 200, 200)]),
    ("At 9 a.m., 50 students walked out to remember the 17 people killed at a school in Lorne.", [("killed", 17, 17)]),
    ("The attack happened 3 miles from a base where 5 soldiers died.", [("killed", 5, 5)]),
    ("The insurer paid $2 million to 50 families after the crash killed 112.", [("killed", 112, 112)]),
    ("The hospital received 12 bodies and 40 wounded people.", [("killed", 12, 12), ("injured", 40, 40)]),
    ("Over a third of the 90 riders injured went home by evening.", [("injured", 90, 90)]),
    ("Thirty people were killed in the first attack and 12 in the second.", [("killed", 30, 30), ("killed", 12, 12)]),
    ("The company evacuated its 300 employees.", [("evacuated", 300, 300)]),
    ("Two men, 45 and 50, were found dead in a flat.", [("killed", 2, 2)]),
    ("The two men were found guilty of murdering three women.", [("killed", 3, 3)]),
    ("The Hall Street fire of 1911 killed 146 garment workers.", [("killed", 146, 146)]),
    ("They carried signs with the names of the 58 people who died.", [("killed", 58, 58)]),
    ("Fifty-eight inmates have been executed in the state since 1990.", [("killed", 58, 58)]),
    ("At least 10 died in Monday's clashes, and hundreds were forced to flee.", [("killed", 10, None)]),
    ("The bus was carrying 45 passengers when it overturned, killing 7.", [("killed", 7, 7)]),
    ("Seventeen firefighters suffered minor injuries.", [("injured", 17, 17)]),
    ("The regime has killed hundreds of thousands of its own people.", [("killed", 200000, None)]),
    ("Doctors treated 20 wounded fighters.", [("injured", 20, 20)]),
    ("Three people had died and another six had been injured by noon.", [("killed", 3, 3), ("injured", 6, 6)]),
    (
        "The quake killed at least 90 in the city of Ilmar and 12 in nearby Tobet.",
        [("killed", 90, None), ("killed", 12, 12)],
    ),
    ("About 1,200 people were killed and 251 taken hostage.", [("killed", 1200, 1200), ("hostage", 251, 251)]),
    ("They shot and killed four sailors.", [("killed", 4, 4)]),
    ("Eleven pickers, no fewer than two of them teenagers, were killed.", [("killed", 11, 11), ("killed", 2, None)]),
    ("Five traders were reportedly among nine killed near Orvale.", [("killed", 9, 9), ("killed", 5, 5)]),
    ("Storm leaves 2 million without power, 3 dead", [("killed", 3, 3)]),
    ("Three of the 12 people injured later died.", [("injured", 12, 12), ("killed", 3, 3)]),
    (
        "At least one protester and two officers were killed when the rally turned violent.",
        [("killed", 1, None), ("killed", 2, 2)],
    ),
    (
        "The earthquake killed more than 50,000 people and left 1.5 million homeless.",
        [("killed", 50000, None), ("displaced", 1500000, 1500000)],
    ),
    ("The confirmed death toll stood at 2,301 on Friday.", [("killed", 2301, 2301)]),
    ("Death toll from Kell flood tops 1,000", [("killed", 1000, None)]),
    ("The death toll is now 17.", [("killed", 17, 17)]),
    ("Authorities raised the death toll to 23 from 19.", [("killed", 23, 23)]),
    ("The official toll is at least 310 dead and 1,200 injured.", [("killed", 310, None), ("injured", 1200, 1200)]),
    ("Seventy people lost their lives.", [("killed", 70, 70)]),
    ("Fighting has forced 80,000 people from their homes.", [("displaced", 80000, 80000)]),
    (
        "It is the third attack in a month, after bombings that killed 12 and 30 people.",
        [("killed", 12, 12), ("killed", 30, 30)],
    ),
    (
        "Clashes in Dray left one student dead and 100 people injured, among them 30 police officers.",
        [("killed", 1, 1), ("injured", 100, 100), ("injured", 30, 30)],
    ),
    ("In all, 36 people, among them nine children, died.", [("killed", 36, 36), ("killed", 9, 9)]),
    (
        "The convoy was hit by a roadside bomb that killed four peacekeepers and badly wounded three more.",
        [("killed", 4, 4), ("injured", 3, 3)],
    ),
    ("Nine of the 12 sailors aboard are still unaccounted for.", [("missing", 9, 9)]),
    ("A landslide buried 40 workers under mud.", [("trapped", 40, 40)]),
    ("Some 60 people were feared dead after a boat capsized.", [("killed", 60, 60)]),
    ("Thirty-two people are dead and hundreds more are homeless.", [("killed", 32, 32), ("displaced", 200, None)]),
    ("Police said they shot and killed two suspects and arrested five.", [("killed", 2, 2)]),
    ("The explosion injured two people, one seriously.", [("injured", 2, 2), ("injured", 1, 1)]),
    ("Of those killed, 12 were women.", [("killed", 12, 12)]),
    (
        "Human rights groups say that 1,100 people have been killed since the coup and more than 8,000 detained.",
        [("killed", 1100, 1100)],
    ),
    ("Last week, gunmen kidnapped 140 students from a boarding school.", [("hostage", 140, 140)]),
    (
        "A shooting at a high school left three students dead and eight people wounded.",
        [("killed", 3, 3), ("injured", 8, 8)],
    ),
    ("Gunfire killed at least two of the demonstrators.", [("killed", 2, None)]),
    ("The blaze killed two firefighters, aged 29 and 41.", [("killed", 2, 2)]),
    (
        "More than 100 people have been killed in the past two months of protests, 14 of them police officers.",
        [("killed", 100, None), ("killed", 14, 14)],
    ),
    ("The crash site is 12 miles from the town where 10 people died in 1999.", [("killed", 10, 10)]),
    (
        "Twelve people have been arrested in connection with the deaths of 39 migrants found in a lorry.",
        [("killed", 39, 39)],
    ),
    ("She was one of 14 people killed.", [("killed", 14, 14)]),
    ("Two-thirds of the 45 dead were children.", [("killed", 45, 45)]),
    ("The number of people killed on the roads fell by 12 per cent to 1,560.", [("killed", 1560, 1560)]),
    ("The deaths bring to 31 the number of soldiers killed this year.", [("killed", 31, 31)]),
    ("At least 5 killed, 20 hurt as train derails", [("killed", 5, None), ("injured", 20, 20)]),
    ("Three killed in Orvale crash", [("killed", 3, 3)]),
    ("Police: 2 dead, 6 wounded in Tobet shooting", [("killed", 2, 2), ("injured", 6, 6)]),
    ("Suicide bomber kills 14, injures dozens in Karsk", [("killed", 14, 14), ("injured", 24, None)]),
    ("Militants abducted and killed 17 bus passengers.", [("killed", 17, 17)]),
    ("The cholera outbreak has sickened 4,000 people and killed 82.", [("killed", 82, 82)]),
    ("Five men were accused of killing three journalists.", [("killed", 3, 3)]),
    ("An avalanche trapped a group of eight skiers; five were rescued.", [("trapped", 8, 8), ("rescued", 5, 5)]),
    (
        "The blast in the port killed more than 200 people, wounded 6,500 and made 300,000 homeless.",
        [("killed", 200, None), ("injured", 6500, 6500), ("displaced", 300000, 300000)],
    ),
    ("Three of the 12 wounded later died.", [("injured", 12, 12), ("killed", 3, 3)]),
    ("Two of the nine injured died in hospital.", [("injured", 9, 9), ("killed", 2, 2)]),
    ("Six of the 14 missing were found alive.", [("missing", 14, 14), ("rescued", 6, 6)]),
    ("Of the 62 on board, 12 were rescued and 50 are missing.", [("rescued", 12, 12), ("missing", 50, 50)]),
    ("There were no survivors among the 40 on board.", [("killed", 40, 40)]),
    ("None of the 40 people on board survived.", [("killed", 40, 40)]),
    ("At least 90 villagers vanished in the 1990s.", [("missing", 90, None)]),
    ("Some 200 homes were destroyed and 1,200 people made homeless.", [("displaced", 1200, 1200)]),
    ("Some 3,5 million people were displaced by the war.", [("displaced", 3500000, 3500000)]),
    ("The death toll, which stood at 9 on Friday, rose to 14.", [("killed", 9, 9), ("killed", 14, 14)]),
    (
        "Two were killed, three rescued and five died later in hospital.",
        [("killed", 2, 2), ("rescued", 3, 3), ("killed", 5, 5)],
    ),
    ("Five gunmen killed two guards.", [("killed", 2, 2)]),
    ("He shot three people dead and wounded six others.", [("killed", 3, 3), ("injured", 6, 6)]),
    ("Shells killed and wounded 12 villagers.", [("killed_or_injured", 12, 12)]),
    ("Dozens, possibly hundreds, of people were killed.", [("killed", 24, None)]),
    ("Death toll: 45", [("killed", 45, 45)]),
    ("Two children aged 4 and 6 died.", [("killed", 2, 2)]),
    ("No fewer than 19 pupils were burned to death.", [("killed", 19, None)]),
    ("LORNE - Seven men were found dead.", [("killed", 7, 7)]),
    ("Gunmen on a motorcycle killed a judge and two of his guards in Pell.", [("killed", 2, 2), ("killed", 1, 1)]),
    ("Bomb at shrine kills dozens in Dray; toll disputed", [("killed", 24, None)]),
    (
        "Slides have killed at least 250 people since 2010, including 62 in a single night in 2015.",
        [("killed", 250, None), ("killed", 62, 62)],
    ),
    ("Eighteen miners, six of them boys, suffocated in a pit.", [("killed", 18, 18), ("killed", 6, 6)]),
    ("Some 900 people suffered burns in the rush for the gates.", [("injured", 900, 900)]),
    ("A steamer went down there with the loss of 112 lives.", [("killed", 112, 112)]),
    ("A total of 56 people were injured and taken to three hospitals.", [("injured", 56, 56)]),
    ("The slide brings to 21 the number of people killed on the peak this year.", [("killed", 21, 21)]),
    ("Police shot two suspects, taking to 14 the number killed this month.", [("killed", 14, 14)]),
    (
        "The ministry said 1,140 of the deaths were in Tobet, 131 in neighbouring Sarn and 41 in Lisk.",
        [("killed", 1140, 1140), ("killed", 131, 131), ("killed", 41, 41)],
    ),
    (
        "More than 400 people were hurt, 85 of them seriously, and some 45,000 had been made homeless.",
        [("injured", 400, None), ("injured", 85, 85), ("displaced", 45000, 45000)],
    ),
    (
        "They put the number of dead at 150, and said as many as 200 people were still unaccounted for.",
        [("killed", 150, 150), ("missing", 0, 200)],
    ),
    ("A quake in 1939 killed 330 people, and one in 1992 left 65 dead.", [("killed", 330, 330), ("killed", 65, 65)]),
    ("A team of 76 rescuers with eight dogs has pulled out 12 people alive.", [("rescued", 12, 12)]),
    ("Two climbers were killed and another badly hurt on the ice.", [("killed", 2, 2), ("injured", 1, 1)]),
    ("The dead numbered 61.", [("killed", 61, 61)]),
    ("The dead now number 61 and the wounded 90.", [("killed", 61, 61), ("injured", 90, 90)]),
    ("All but one of the 12 cooks were rescued.", [("rescued", 11, 11)]),
    ("The slide killed all but two of the 30 guests.", [("killed", 28, 28)]),
    ("All of the 18 people on the bridge died.", [("killed", 18, 18)]),
    ("A handful of sailors were hurt.", [("injured", 3, None)]),
    ("Twenty or more villagers were killed.", [("killed", 20, None)]),
    ("At least 12 and possibly as many as 20 people were killed.", [("killed", 12, 20)]),
    ("Six divers are missing, presumed dead.", [("missing", 6, 6), ("killed", 6, 6)]),
    ("Twelve miners were killed in Orvale and three others in Tobet.", [("killed", 12, 12), ("killed", 3, 3)]),
    (
        "Thirteen people died in Orvale, six in Tobet and four, all of them cousins, in Lisk.",
        [("killed", 13, 13), ("killed", 6, 6), ("killed", 4, 4)],
    ),
    ("Police said six died; a surgeon put the figure at 11.", [("killed", 6, 6), ("killed", 11, 11)]),
    ("A first count of eight dead was later raised to 11.", [("killed", 8, 8), ("killed", 11, 11)]),
    ("So far 72 swimmers have drowned, against 33 in all of last year.", [("killed", 72, 72), ("killed", 33, 33)]),
    ("The governor lowered the toll from 70 to 58.", [("killed", 58, 58)]),
    ("The confirmed dead rose to 19.", [("killed", 19, 19)]),
    ("Varsia has surpassed 5,000 deaths.", [("killed", 5000, None)]),
    ("A clinic put the death toll as high as 60.", [("killed", 0, 60)]),
    ("Doctors said 22 of the injured needed surgery.", [("injured", 22, 22)]),
    ("Some 180 people were still thought to be under the rubble.", [("trapped", 180, 180)]),
    ("Police said 20 people had been shot, four fatally.", [("killed", 4, 4)]),
    ("A guard fatally shot two poachers.", [("killed", 2, 2)]),
    (
        "Five nuns were killed and 13 others, nine of them novices, sustained injuries.",
        [("killed", 5, 5), ("injured", 13, 13), ("injured", 9, 9)],
    ),
    ("The remains of 14 divers were returned to Tobet.", [("killed", 14, 14)]),
    ("Toll from Kell rockfall now 12", [("killed", 12, 12)]),
    ("The death count is 70.", [("killed", 70, 70)]),
    ("Hijackers held 90 passengers for two days.", [("hostage", 90, 90)]),
    ("The steamer sank with the loss of all 44 on board.", [("killed", 44, 44)]),
    ("The bodies of 14 scouts were returned to their families.", [("killed", 14, 14)]),
    ("A shell killed 14 and wounded scores in Lisk.", [("killed", 14, 14), ("injured", 40, None)]),
    ("Four bodies were recovered and 13 survivors pulled out.", [("killed", 4, 4), ("rescued", 13, 13)]),
    ("Nine died in Tobet, and 22 tea pickers in another slide.", [("killed", 9, 9), ("killed", 22, 22)]),
    ("The bomb missed a convoy but hurt three guards.", [("injured", 3, 3)]),
    ("Raiders killed some 30 people and carried off 15 girls.", [("killed", 30, 30), ("hostage", 15, 15)]),
    ("Raiders killed a monk and dragged nine others back as hostages.", [("killed", 1, 1), ("hostage", 9, 9)]),
    (
        "Four crew of a tug that sank off Cape Venn were still missing; five were rescued.",
        [("missing", 4, 4), ("rescued", 5, 5)],
    ),
    ("The office lowered to seven from nine the number of people killed by the storm.", [("killed", 7, 7)]),
    ('The union put the number of dead at "more than 20".', [("killed", 20, None)]),
    ("Rebels killed a mayor, and the army lost nine soldiers.", [("killed", 1, 1), ("killed", 9, 9)]),
    ("The bus hit a wall, killing one.", [("killed", 1, 1)]),
    ("Three others were left with serious head injuries.", [("injured", 3, 3)]),
    ("Doctors treated 45 people with gunshot wounds.", [("injured", 45, 45)]),
    ("In all, 60 people were rescued, 22 of them with severe burns.", [("rescued", 60, 60), ("injured", 22, 22)]),
    ("Two men with gunshot wounds died in Orsk.", [("killed", 2, 2)]),
    ("Shelling kills three and wounds 10 in Orsk.", [("killed", 3, 3), ("injured", 10, 10)]),
    ("The virus infected 76 people, of whom 13 died.", [("killed", 13, 13)]),
    ("The plant, which has a staff of 240, was evacuated after nine people died.", [("killed", 9, 9)]),
    ("Police said 12 bodies were found and 37 people, five of them boys, are in hospital.", [("killed", 12, 12)]),
    ("Ten people, among them two sisters aged eight and 11, died.", [("killed", 10, 10), ("killed", 2, 2)]),
    ("The rebels killed six and said they lost only three.", [("killed", 6, 6), ("killed", 3, 3)]),
    ("The rebels killed six and lost only three of their own men.", [("killed", 6, 6), ("killed", 3, 3)]),
    ("Half of the 20 people on board died.", [("killed", 10, 10)]),
    ("The army said 112 were still listed as missing.", [("missing", 112, 112)]),
    ("More than 70,000 people have fled the valley.", [("displaced", 70000, None)]),
    ("Thousands of people, most of them women, have fled to camps.", [("displaced", 2000, None)]),
    (
        "Gunmen seized 57 people, but 17 were still being held.",
        [("hostage", 57, 57), ("hostage", 17, 17)],
    ),
    ("Gunmen killed four people, and two men are being held by police.", [("killed", 4, 4)]),
    (
        "Sixteen people died when shells fell on Tobet and 15 in a firefight.",
        [("killed", 16, 16), ("killed", 15, 15)],
    ),
    (
        "Crews took 24 bodies from the first two cars and five from a third.",
        [("killed", 24, 24), ("killed", 5, 5)],
    ),
    (
        "Six of the dead were from Tobet. The other three were nurses.",
        [("killed", 6, 6), ("killed", 3, 3)],
    ),
    (
        "Seven workers died. Four of the men died in the hall. The other three collapsed on the stairs.",
        [("killed", 7, 7), ("killed", 4, 4), ("killed", 3, 3)],
    ),
    ("Two of the five climbers died. The other three were found on Monday.", [("killed", 2, 2)]),
    (
        "By evening 39 of the dead were named; 31 were women and eight were men.",
        [("killed", 39, 39), ("killed", 31, 31), ("killed", 8, 8)],
    ),
    ("Two climbers went to their deaths on Mount Orrin.", [("killed", 2, 2)]),
    ("Nine inmates took their own lives and two hanged themselves.", [("killed", 9, 9), ("killed", 2, 2)]),
    ("Bandits abducted 14 girls; six of them have been released.", [("hostage", 14, 14)]),
    ("Some 1.3 million people are internally displaced.", [("displaced", 1300000, 1300000)]),
    ("Nine were rescued, four of them for burns.", [("rescued", 9, 9), ("injured", 4, 4)]),
    ("Clinics received 28 bodies, including those of three women.", [("killed", 28, 28), ("killed", 3, 3)]),
    (
        "The quake killed 12 people. Five of the victims were in Orsk.",
        [("killed", 12, 12), ("killed", 5, 5)],
    ),
    ("The council listed 3,100 as injured and 418 as missing.", [("injured", 3100, 3100), ("missing", 418, 418)]),
    ("The toll stands at 862, against 310 last year.", [("killed", 862, 862), ("killed", 310, 310)]),
    ("Twenty of those rescued had burns.", [("injured", 20, 20)]),
    ("The crash killed 31. Eighteen of the victims were found in a cabin.", [("killed", 31, 31), ("killed", 18, 18)]),
    ("Some 60,000 of the town's 85,000 inhabitants fled when the war began.", [("displaced", 60000, 60000)]),
    ("He told of losses: seven dead and 20 or so wounded.", [("killed", 7, 7), ("injured", 20, 20)]),
    ("The rebels were routed in Orsk. They put their dead at 12.", [("killed", 12, 12)]),
    ("Nine people burned to death.", [("killed", 9, 9)]),
    ("Eleven and seven people were killed in Orsk and Tobet respectively.", [("killed", 11, 11), ("killed", 7, 7)]),
    ("Two builders collapsed and died on a site in Orsk.", [("killed", 2, 2)]),
    ("Last November 10 newborn babies suffocated in Orsk.", [("killed", 10, 10)]),
    ("Sarn reported 32 deaths, followed by Tobet with 21.", [("killed", 32, 32), ("killed", 21, 21)]),
    ("Sarn was worst hit, with 32 deaths. The capital reported nine.", [("killed", 32, 32), ("killed", 9, 9)]),
    (
        "Nine died and 13 were hurt. Of the injured, five were flown out and eight taken to a clinic.",
        [("killed", 9, 9), ("injured", 13, 13), ("injured", 5, 5), ("injured", 8, 8)],
    ),
    ("A man who wounded two police officers was shot dead by a sniper.", [("injured", 2, 2), ("killed", 1, 1)]),
    ("A soldier was killed.", [("killed", 1, 1)]),
    ("A boy of three was found dead.", [("killed", 1, 1)]),
    ("Two gunmen killed a guard and fled to Orsk.", [("killed", 1, 1)]),
    ("The trial of five men accused of killing a journalist began with 40 witnesses.", [("killed", 1, 1)]),
    ("The blast killed three children and a teacher.", [("killed", 3, 3), ("killed", 1, 1)]),
    ("The raid killed five people, including a child.", [("killed", 5, 5), ("killed", 1, 1)]),
    ("A guard fatally shot two poachers.", [("killed", 2, 2)]),
    ("Two officers are shot dead and a third is seriously wounded.", [("killed", 2, 2), ("injured", 1, 1)]),
    ("Three porters were killed and a fourth wounded in Velm.", [("killed", 3, 3), ("injured", 1, 1)]),
    ("Six men died. Two nurses among those wounded, an elder said.", [("killed", 6, 6), ("injured", 2, 2)]),
    (
        "A bomb kills two and injures three in the Orr valley, a day after six guards died.",
        [("killed", 2, 2), ("injured", 3, 3), ("killed", 6, 6)],
    ),
    (
        "Of 38 miners who were trapped, four are dead and eight remain underground.",
        [("trapped", 38, 38), ("killed", 4, 4), ("trapped", 8, 8)],
    ),
    ("Gunmen abducted 90 pupils; police first said 73 had been taken.", [("hostage", 90, 90), ("hostage", 73, 73)]),
    ("The office gave the number of missing as 22.", [("missing", 22, 22)]),
    (
        "The quake killed 40 people, among them 17 children and three nurses.",
        [("killed", 40, 40), ("killed", 17, 17), ("killed", 3, 3)],
    ),
    (
        "The quake killed 40 people. Among them were 17 children and three nurses.",
        [("killed", 40, 40), ("killed", 17, 17), ("killed", 3, 3)],
    ),
    ("A fire in 2006 was blamed for about 90 deaths in the port, and one in 2019 for 40.", [("killed", 90, 90)]),
    ("The shooting left two people dead and 14 with gunshot wounds.", [("killed", 2, 2), ("injured", 14, 14)]),
    ("The siege of a jail in which inmates held five guards hostage is over.", [("hostage", 5, 5)]),
    ("More than 83,000 people were moved to evacuation centres.", [("evacuated", 83000, None)]),
    ("None of the 19 passengers and three crew members survived.", [("killed", 19, 19), ("killed", 3, 3)]),
    ("Gangs fought in a prison in Orsk, leaving at least 31 inmates dead.", [("killed", 31, None)]),
    ("The number of people confirmed to have died in the fire rose to 16.", [("killed", 16, 16)]),
    ("More than 3,400 people had been forced out of their homes.", [("displaced", 3400, None)]),
    ("Cholera has killed 214 people. Half of the dead are children.", [("killed", 214, 214), ("killed", 107, 107)]),
    ("The raid killed 40 people, half of them children.", [("killed", 40, 40), ("killed", 20, 20)]),
    ("The raid killed 40 people, more than half of them children.", [("killed", 40, 40)]),
    ("Some 40 people were killed. Half of the dead were women.", [("killed", 40, 40)]),
    ("The raid killed 41 people, half of them children.", [("killed", 41, 41)]),
    ("At least 1,100 quarry workers have died in ten years.", [("killed", 1100, None)]),
    ("Eight pupils were in hospital with broken limbs and head injuries.", [("injured", 8, 8)]),
    ("Clashes killed 38 people. Troops lost two men in an ambush.", [("killed", 38, 38), ("killed", 2, 2)]),
    ("Avalanches buried two ski-touring groups; five skiers died.", [("killed", 5, 5)]),
    (
        "Five nurses were kidnapped; 16 foreigners are still being held in the desert.",
        [("hostage", 5, 5), ("hostage", 16, 16)],
    ),
    ("Five nurses were kidnapped; 16 men are being held in custody.", [("hostage", 5, 5)]),
    (
        "Some 46 people were found dead and 16 others, including four minors, were taken to a clinic.",
        [("killed", 46, 46)],
    ),
    ("Storm Nadia leaves 15 dead, two million without power", [("killed", 15, 15)]),
    ("He put the number of dead in Alfi at 203 and in Orvale at 97.", [("killed", 203, 203), ("killed", 97, 97)]),
    ("Nine people are killed in the town of Lisk and a further 14 in Orsk.", [("killed", 9, 9), ("killed", 14, 14)]),
    (
        "In 2015, 769 people were crushed to death; other states counted more than 2,000.",
        [("killed", 769, 769), ("killed", 2000, None)],
    ),
    ("A further 2,760 people were treated for heatstroke.", [("injured", 2760, 2760)]),
    ("A woman and a child die, nine people are injured, and the attacker flees.", [("injured", 9, 9)]),
    ("Two men were winched from a life raft.", [("rescued", 2, 2)]),
    ("The two sides gave different tolls. The rebels said they lost only three.", [("killed", 3, 3)]),
    ("Forty people were taken to hospital, six of them in critical condition.", [("injured", 6, 6)]),
    ("Some 90 people die there every year, one of the highest figures in the world.", [("killed", 90, 90)]),
    ("Nine people died; drugs were found in six of them.", [("killed", 9, 9)]),
    ("Among the 22 dead were four nurses.", [("killed", 22, 22), ("killed", 4, 4)]),
    (
        "The ministry said 300 people died, while the union put it at up to 450.",
        [("killed", 300, 300), ("killed", 0, 450)],
    ),
]

NO_FIGURES = [
    "One fatality is one too many, he said.",
    "The side had five first-team men missing through injury.",
    "More than half of the 20 people on board died.",
    "He was charged with three counts of murder and one of attempted murder.",
    "In 1998 prisoners died in a fire here.",
    "In 2014 soldiers were killed near Dorn.",
    "In 1912 villagers died when the dam burst.",
    "The fall of 2015 migrants drowned off Skell.",
    "All 12 crew members survived the crash.",
    "None of the 40 players survived the first round.",
    "The attacker killed himself before 12 officers reached him.",
    "The rebels freed 12 hostages.",
    "The group released 24 hostages held since October.",
    "There were 56 people on board; none survived.",
    "It was the 12th death this year.",
    "The state executed its 500th inmate.",
    "Doctors performed 12 operations and saved 11 lives.",
    "He has written 12 books about the dead.",
    "The 45-year-old father of three was killed instantly.",
    "The bill was killed by 12 senators.",
    "The plan would kill 2,000 jobs in the valley.",
    "About 9,000 cattle died in the drought.",
    "Seven of the victims were women.",
    "Twelve-year-old twins were among the injured.",
    "Cholera has infected 40 people, six of whom are in critical condition.",
    "Forty patients are in intensive care with measles.",
    "Ada Lund and a guard were hurt.",
    "A doctor was sentenced after the deaths.",
    "A striker was injured before the final.",
    "Two fighters were eliminated in the first round.",
    "Five teams lost at home on Saturday and nobody was hurt.",
    "Nine people broke a record and were buried in flowers.",
    "Some 300 soldiers crossed the river in a rescue drill.",
    "Her 1998 novel sold 2 million copies after she died.",
    "Five people were charged with murder after the death of a teenager.",
    "Some 30 sailors were killed or captured.",
    "The law would save 1,000 lives a year.",
    "Both pilots were killed.",
    "One in five patients died.",
    "The committee heard from 12 people who lost relatives in the attack.",
    "Republicans want to kill two programs that help 4 million people.",
    "The policy hurt millions of families.",
    "The team is missing four players.",
    "He died aged 81, leaving three children.",
    "She is survived by three children and 12 grandchildren.",
    "The death penalty was imposed on 12 men.",
    "Rebels killed or captured 60 soldiers.",
    "Photo 3 of 12: mourners at the graves of those killed in Orvale.",
    "The killer, 52, was sentenced on 12 March 2009.",
    "Four players are missing through injury.",
    "Police shot two dogs dead and killed 14 wolves.",
    "A missile hit two trucks, killing nobody.",
    "All but three of the dead have been named.",
    "The team lost three men to injury before the final.",
    "Eight of the wounded dogs were saved.",
    "Police held 60 men after the murder.",
    "One killing after another has shaken the port.",
    "Three of the four gunmen escaped, and the hunt for the killers went on.",
]

NEGATED = [
    ("Nobody was killed in the fire at the depot.", [("killed", 0, 0)]),
    ("No injuries were reported.", [("injured", 0, 0)]),
    ("There were no deaths or injuries.", [("killed", 0, 0), ("injured", 0, 0)]),
    ("The ministry denied killing 30 villagers.", [("killed", 30, 30)]),
    ("The raid did not kill 40 villagers, the army said.", [("killed", 40, 40)]),
    ("The army denied reports that 40 villagers had died.", [("killed", 40, 40)]),
    ("None of the passengers was hurt.", [("injured", 0, 0)]),
    ("There were no immediate reports of casualties.", [("killed_or_injured", 0, 0)]),
]

HYPOTHETICAL = [
    ("The storm could kill 500 people if it makes landfall.", [("killed", 500, 500)]),
    ("Up to 100 passengers may have drowned.", [("killed", 0, 100)]),
    ("Militants have threatened to execute ten hostages.", [("killed", 10, 10)]),
    ("The plan to kill 30 guests was found on a laptop.", [("killed", 30, 30)]),
    ("If the dam breaks, 2,000 people will be displaced.", [("displaced", 2000, 2000)]),
    ("The leak could lead to 900 deaths.", [("killed", 900, 900)]),
    ("Experts predicted 900 deaths by winter.", [("killed", 900, 900)]),
    ("Dozens of deaths are expected in the coming days.", [("killed", 24, None)]),
    ("The agency believes the toll could rise to 60.", [("killed", 60, 60)]),
    ("The toll may climb to 90, rescuers said.", [("killed", 90, 90)]),
    ("The toll is expected to reach 200.", [("killed", 200, 200)]),
    ("The toll is expected to top 30 by Sunday.", [("killed", 30, None)]),
    ("The number of injured is projected to hit 500.", [("injured", 500, 500)]),
    ("The death toll is likely to exceed 1,000.", [("killed", 1000, None)]),
    ("As the death toll looked set to exceed 500, volunteers arrived.", [("killed", 500, None)]),
    ("Officials fear that the number of dead will pass 300.", [("killed", 300, None)]),
    ("There are fears that 60 people have died.", [("killed", 60, 60)]),
    ("Police feared that 11 pupils had been abducted.", [("hostage", 11, 11)]),
    ("The mayor warned that the death toll would climb to 80.", [("killed", 80, 80)]),
    ("If the toll reaches 100, it will be the worst year on record.", [("killed", 100, 100)]),
    ("The deaths would bring the total to 19.", [("killed", 19, 19)]),
    ("The storm is likely to leave thousands homeless.", [("displaced", 2000, None)]),
    ("The dam could burst, killing hundreds.", [("killed", 200, None)]),
    ("The army said it had no confirmation that 53 of its soldiers had died.", [("killed", 53, 53)]),
    ("The mayor could not confirm reports that 16 people had died.", [("killed", 16, 16)]),
    ("Officials had feared more than 100 dead when the dam broke.", [("killed", 100, None)]),
    ("Doctors could not confirm that 19 people had died.", [("killed", 19, 19)]),
    ("It was not clear whether 40 villagers had been killed.", [("killed", 40, 40)]),
]

TOLD_BESIDE_FORECASTS = [
    ("Some 30 people are feared dead.", [("killed", 30, 30)]),
    ("More than 100 people are feared to have drowned.", [("killed", 100, None)]),
    ("It is feared that 25 miners were killed.", [("killed", 25, 25)]),
    ("The death toll is believed to be 45.", [("killed", 45, 45)]),
    ("The toll, expected to grow, stood at 19.", [("killed", 19, 19)]),
    ("The toll reached 61, but could still rise, officials said.", [("killed", 61, 61)]),
    ("The final toll may never be known, but at least 200 people were killed.", [("killed", 200, None)]),
    ("The driver could not brake and hit a stall, killing five people.", [("killed", 5, 5)]),
    ("Nearly 700 people would later die of their wounds.", [("killed", 700, 700)]),
]


def figures(records: list[dict[str, Any]]) -> list[tuple[str, int, int | None]]:
    return [(one["harm"], one["count_min"], one["count_max"]) for one in records]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_are_read(text: str, expected: list[tuple[str, int, int | None]], read: Read) -> None:
    records = read(text)
    assert sorted(map(str, figures(records))) == sorted(map(str, expected))
    assert {one["modality"] for one in records} == {"asserted"}


@pytest.mark.parametrize("text", NO_FIGURES)
def test_other_numbers_are_no_figures(text: str, read: Read) -> None:
    assert figures([one for one in read(text) if one["modality"] == "asserted"]) == []


@pytest.mark.parametrize(("text", "expected"), NEGATED)
def test_what_did_not_happen_is_negated(text: str, expected: list[tuple[str, int, int | None]], read: Read) -> None:
    records = read(text)
    assert figures(records) == expected
    assert {one["modality"] for one in records} == {"negated"}


@pytest.mark.parametrize(("text", "expected"), HYPOTHETICAL)
def test_what_may_happen_is_hypothetical(text: str, expected: list[tuple[str, int, int | None]], read: Read) -> None:
    records = read(text)
    assert figures(records) == expected
    assert {one["modality"] for one in records} == {"hypothetical"}


@pytest.mark.parametrize(("text", "expected"), TOLD_BESIDE_FORECASTS)
def test_what_is_told_stays_a_figure_beside_words_for_what_may_be(
    text: str, expected: list[tuple[str, int, int | None]], read: Read
) -> None:
    records = read(text)
    assert figures(records) == expected
    assert {one["modality"] for one in records} == {"asserted"}


def test_a_toll_and_its_forecast_are_told_apart(read: Read) -> None:
    records = read("The toll, which officials believe could exceed 200, stood at 87; it had been 45.")
    assert [(*figures([one])[0], one["modality"]) for one in records[:2]] == [
        ("killed", 200, None, "hypothetical"),
        ("killed", 87, 87, "asserted"),
    ]


def test_who_had_no_injuries_was_not_hurt(read: Read) -> None:
    records = read("Some 11 of those brought in had no injuries and had suffocated.")
    assert figures([one for one in records if one["modality"] == "asserted"]) == [("killed", 11, 11)]


def test_those_who_fare_otherwise_share_no_harm(read: Read) -> None:
    assert figures(read("The crash left two dead and four others fighting for their lives.")) == [("killed", 2, 2)]


def test_one_of_them_who_speaks_is_no_part(read: Read) -> None:
    assert figures(read("Nurses treated 33 wounded boys. Two died, one of them said.")) == [
        ("injured", 33, 33),
        ("killed", 2, 2),
    ]


def test_the_condition_of_some_makes_no_part_of_the_dead(read: Read) -> None:
    text = "Four bodies were recovered and 13 survivors pulled out, two of them in critical condition."
    assert figures(read(text)) == [("killed", 4, 4), ("rescued", 13, 13), ("injured", 2, 2)]
    assert [one["part_of"] for one in read(text)] == [None, None, None]


def test_a_person_by_the_article_alone_is_one_and_less_certain(read: Read) -> None:
    whole, alone = read("Nine soldiers were killed. A soldier was killed in Orsk.")
    assert (alone["count_text"], alone["qualifier"], alone["count_min"], alone["count_max"]) == ("A", "exact", 1, 1)
    assert alone["confidence"] < whole["confidence"]


def test_a_person_by_the_article_alone_can_be_a_part(read: Read) -> None:
    whole, hurt, part = read("The raid killed five people, including a child, and wounded ten.")
    assert (whole["harm"], hurt["harm"], part["part_of"]) == ("killed", "injured", whole["id"])
