# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,769 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'alerts.showcase.svg'
set arrow from screen 0.025,0.889064 to screen 0.0458333,0.889064 nohead front lc rgb '#0b65b0' lw 1.6 dt 1
set arrow from screen 0.197091,0.889064 to screen 0.217924,0.889064 nohead front lc rgb '#59636e' lw 1 dt 1
set arrow from screen 0.277503,0.889064 to screen 0.298336,0.889064 nohead front lc rgb '#59636e' lw 1.01 dt (6,4)
set label '' at screen 0.404655,0.889064 front point pt 13 ps 0.984615 lc rgb '#c2410c'
set label '{/:Bold ledger-rules flags 1.9 % of the rows; one of 19 weeks is out of control}' enhanced at screen 0.025,0.959974 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.931814 left front font ',12.5' textcolor rgb '#59636e'
set label 'Limits of Laney (2002): those of counts, widened by how much more than counts the rates vary from one period to the next. Rates move with the rows as well as' noenhanced at screen 0.025,0.0491938 left front font ',11' textcolor rgb '#59636e'
set label 'with the model. 2 more are left out.' noenhanced at screen 0.025,0.0288817 left front font ',11' textcolor rgb '#59636e'
set label 'share of rows flagged' noenhanced at screen 0.0520833,0.889064 left front font ',11' textcolor rgb '#59636e'
set label 'mean' noenhanced at screen 0.224174,0.889064 left front font ',11' textcolor rgb '#59636e'
set label 'three sigma' noenhanced at screen 0.304586,0.889064 left front font ',11' textcolor rgb '#59636e'
set label 'out of control' noenhanced at screen 0.421322,0.889064 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.0853542,0.851352 left front font ',12.5' textcolor rgb '#1b2128'
set label '1.9 % on average, 1 of 19 out' noenhanced at screen 0.0853542,0.827945 left front font ',11' textcolor rgb '#59636e'
set label 'period, by its first day' noenhanced at screen 0.282781,0.490072 center front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.55879,0.851352 left front font ',12.5' textcolor rgb '#1b2128'
set label '1.9 % on average, 0 of 19 out' noenhanced at screen 0.55879,0.827945 left front font ',11' textcolor rgb '#59636e'
set label 'period, by its first day' noenhanced at screen 0.76377,0.490072 center front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.0780667,0.447159 left front font ',12.5' textcolor rgb '#1b2128'
set label '1.9 % on average, 0 of 19 out' noenhanced at screen 0.0780667,0.423752 left front font ',11' textcolor rgb '#59636e'
set label 'period, by its first day' noenhanced at screen 0.279138,0.0858778 center front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.555146,0.447159 left front font ',12.5' textcolor rgb '#1b2128'
set label '4.3 % on average, 0 of 19 out' noenhanced at screen 0.555146,0.423752 left front font ',11' textcolor rgb '#59636e'
set label 'period, by its first day' noenhanced at screen 0.761948,0.0858778 center front font ',11' textcolor rgb '#59636e'
set label 'share of rows flagged' noenhanced at screen 0.03125,0.671362 center rotate by 90 front font ',11' textcolor rgb '#59636e'
set label 'share of rows flagged' noenhanced at screen 0.03125,0.267168 center rotate by 90 front font ',11' textcolor rgb '#59636e'
unset key
set multiplot
set lmargin at screen 0.0853542
set rmargin at screen 0.480208
set tmargin at screen 0.80844
set bmargin at screen 0.534285
set border 0
unset logscale x
set xrange [19961:20087] noextend
set xtics ('09-16' 19982, '10-28' 20024, '12-09' 20066) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:0.119442] noextend
set ytics ('0 %%' 0, '5 %%' 0.05, '10 %%' 0.1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
19961 0.0699753
19968 0.103054
19975 0.0852337
19982 0.110595
19989 0.103472
19996 0.0665865
20003 0.0878025
20010 0.0945879
20017 0.106581
20024 0.070535
20031 0.0892049
20038 0.0931264
20045 0.108023
20052 0.06735
20059 0.0854368
20066 0.0704404
20073 0.103472
20080 0.0945879
20087 0.0726507
END
$data2 << END
19961 0
19968 0
19975 0
19982 0
19989 0
19996 0
20003 0
20010 0
20017 0
20024 0
20031 0
20038 0
20045 0
20052 0
20059 0
20066 0
20073 0
20080 0
20087 0
END
$data3 << END
19961 0.0193252
19968 0.0193252
19975 0.0193252
19982 0.0193252
19989 0.0193252
19996 0.0193252
20003 0.0193252
20010 0.0193252
20017 0.0193252
20024 0.0193252
20031 0.0193252
20038 0.0193252
20045 0.0193252
20052 0.0193252
20059 0.0193252
20066 0.0193252
20073 0.0193252
20080 0.0193252
20087 0.0193252
END
$data4 << END
19961 0
19968 0
19975 0.00613497
19982 0
19989 0
19996 0.022082
20003 0.00662252
20010 0.048
20017 0.0430108
20024 0.00740741
20031 0.0137931
20038 0
20045 0.0222222
20052 0.00651466
20059 0.104938
20066 0.0442804
20073 0.01
20080 0.04
20087 0.00401606
END
$data5 << END
19961 0
19968 0
19975 0.00613497
19982 0
19989 0
19996 0.022082
20003 0.00662252
20010 0.048
20017 0.0430108
20024 0.00740741
20031 0.0137931
20038 0
20045 0.0222222
20052 0.00651466
20059 0.104938
20066 0.0442804
20073 0.01
20080 0.04
20087 0.00401606
END
$data6 << END
20059 0.104938
END
plot $data1 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data2 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data3 using 1:2 with lines lc rgb '#59636e' lw 1 dt 1 notitle, \
     $data4 using 1:2 with lines lc rgb '#0b65b0' lw 1.3 dt 1 notitle, \
     $data5 using 1:2 with points pt 7 ps 0.451282 lc rgb '#0b65b0' notitle, \
     $data6 using 1:2 with points pt 13 ps 0.984615 lc rgb '#c2410c' notitle
unset label
unset arrow
set lmargin at screen 0.55879
set rmargin at screen 0.96875
set tmargin at screen 0.80844
set bmargin at screen 0.534285
set border 0
unset logscale x
set xrange [19961:20087] noextend
set xtics ('09-16' 19982, '10-28' 20024, '12-09' 20066) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:0.0802981] noextend
set ytics ('0 %%' 0, '2.5 %%' 0.025, '5.0 %%' 0.05, '7.5 %%' 0.075) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data7 << END
19961 0.0495883
19968 0.0697532
19975 0.0588899
19982 0.0743501
19989 0.0700077
19996 0.0475224
20003 0.0604558
20010 0.0645923
20017 0.0719032
20024 0.0499295
20031 0.0613107
20038 0.0637013
20045 0.0727825
20052 0.0479879
20059 0.0590137
20066 0.0498718
20073 0.0700077
20080 0.0645923
20087 0.0512192
END
$data8 << END
19961 0
19968 0
19975 0
19982 0
19989 0
19996 0
20003 0
20010 0
20017 0
20024 0
20031 0
20038 0
20045 0
20052 0
20059 0
20066 0
20073 0
20080 0
20087 0
END
$data9 << END
19961 0.0187117
19968 0.0187117
19975 0.0187117
19982 0.0187117
19989 0.0187117
19996 0.0187117
20003 0.0187117
20010 0.0187117
20017 0.0187117
20024 0.0187117
20031 0.0187117
20038 0.0187117
20045 0.0187117
20052 0.0187117
20059 0.0187117
20066 0.0187117
20073 0.0187117
20080 0.0187117
20087 0.0187117
END
$data10 << END
19961 0.00362319
19968 0
19975 0.0122699
19982 0
19989 0.02
19996 0.0189274
20003 0.00662252
20010 0.016
20017 0.0537634
20024 0.0185185
20031 0
20038 0.0307692
20045 0.0111111
20052 0.0260586
20059 0.037037
20066 0.0184502
20073 0.03
20080 0.048
20087 0.0160643
END
$data11 << END
19961 0.00362319
19968 0
19975 0.0122699
19982 0
19989 0.02
19996 0.0189274
20003 0.00662252
20010 0.016
20017 0.0537634
20024 0.0185185
20031 0
20038 0.0307692
20045 0.0111111
20052 0.0260586
20059 0.037037
20066 0.0184502
20073 0.03
20080 0.048
20087 0.0160643
END
plot $data7 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data8 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data9 using 1:2 with lines lc rgb '#59636e' lw 1 dt 1 notitle, \
     $data10 using 1:2 with lines lc rgb '#0b65b0' lw 1.3 dt 1 notitle, \
     $data11 using 1:2 with points pt 7 ps 0.451282 lc rgb '#0b65b0' notitle
set lmargin at screen 0.0780667
set rmargin at screen 0.480208
set tmargin at screen 0.404246
set bmargin at screen 0.130091
set border 0
unset logscale x
set xrange [19961:20087] noextend
set xtics ('09-16' 19982, '10-28' 20024, '12-09' 20066) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:0.0749123] noextend
set ytics ('0 %%' 0, '2 %%' 0.02, '4 %%' 0.04, '6 %%' 0.06) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data12 << END
19961 0.0470939
19968 0.0652291
19975 0.0554592
19982 0.0693633
19989 0.065458
19996 0.0452359
20003 0.0568675
20010 0.0605876
20017 0.0671627
20024 0.0474007
20031 0.0576364
20038 0.0597863
20045 0.0679535
20052 0.0456546
20059 0.0555706
20066 0.0473489
20073 0.065458
20080 0.0605876
20087 0.0485607
END
$data13 << END
19961 0
19968 0
19975 0
19982 0
19989 0
19996 0
20003 0
20010 0
20017 0
20024 0
20031 0
20038 0
20045 0
20052 0
20059 0
20066 0
20073 0
20080 0
20087 0
END
$data14 << END
19961 0.0193252
19968 0.0193252
19975 0.0193252
19982 0.0193252
19989 0.0193252
19996 0.0193252
20003 0.0193252
20010 0.0193252
20017 0.0193252
20024 0.0193252
20031 0.0193252
20038 0.0193252
20045 0.0193252
20052 0.0193252
20059 0.0193252
20066 0.0193252
20073 0.0193252
20080 0.0193252
20087 0.0193252
END
$data15 << END
19961 0
19968 0
19975 0.0245399
19982 0
19989 0.02
19996 0.00946372
20003 0
20010 0.016
20017 0.0537634
20024 0.0148148
20031 0.0344828
20038 0.0384615
20045 0.0222222
20052 0.019544
20059 0.037037
20066 0.0221402
20073 0.02
20080 0.032
20087 0.0281124
END
$data16 << END
19961 0
19968 0
19975 0.0245399
19982 0
19989 0.02
19996 0.00946372
20003 0
20010 0.016
20017 0.0537634
20024 0.0148148
20031 0.0344828
20038 0.0384615
20045 0.0222222
20052 0.019544
20059 0.037037
20066 0.0221402
20073 0.02
20080 0.032
20087 0.0281124
END
plot $data12 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data13 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data14 using 1:2 with lines lc rgb '#59636e' lw 1 dt 1 notitle, \
     $data15 using 1:2 with lines lc rgb '#0b65b0' lw 1.3 dt 1 notitle, \
     $data16 using 1:2 with points pt 7 ps 0.451282 lc rgb '#0b65b0' notitle
set lmargin at screen 0.555146
set rmargin at screen 0.96875
set tmargin at screen 0.404246
set bmargin at screen 0.130091
set border 0
unset logscale x
set xrange [19961:20087] noextend
set xtics ('09-16' 19982, '10-28' 20024, '12-09' 20066) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:0.10923] noextend
set ytics ('0 %%' 0, '5 %%' 0.05, '10 %%' 0.1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data17 << END
19961 0.0752397
19968 0.0963309
19975 0.0849686
19982 0.101139
19989 0.0965971
19996 0.0730789
20003 0.0866065
20010 0.0909329
20017 0.0985797
20024 0.0755966
20031 0.0875006
20038 0.090001
20045 0.0994993
20052 0.0735658
20059 0.0850981
20066 0.0755363
20073 0.0965971
20080 0.0909329
20087 0.0769456
END
$data18 << END
19961 0.0106499
19968 0
19975 0.000921018
19982 0
19989 0
19996 0.0128106
20003 0
20010 0
20017 0
20024 0.010293
20031 0
20038 0
20045 0
20052 0.0123238
20059 0.000791515
20066 0.0103533
20073 0
20080 0
20087 0.00894399
END
$data19 << END
19961 0.0429448
19968 0.0429448
19975 0.0429448
19982 0.0429448
19989 0.0429448
19996 0.0429448
20003 0.0429448
20010 0.0429448
20017 0.0429448
20024 0.0429448
20031 0.0429448
20038 0.0429448
20045 0.0429448
20052 0.0429448
20059 0.0429448
20066 0.0429448
20073 0.0429448
20080 0.0429448
20087 0.0429448
END
$data20 << END
19961 0.0181159
19968 0.019802
19975 0.0368098
19982 0.0235294
19989 0.04
19996 0.0410095
20003 0.0397351
20010 0.024
20017 0.0752688
20024 0.0555556
20031 0.062069
20038 0.0538462
20045 0.0777778
20052 0.0651466
20059 0.0123457
20066 0.0332103
20073 0.01
20080 0.048
20087 0.064257
END
$data21 << END
19961 0.0181159
19968 0.019802
19975 0.0368098
19982 0.0235294
19989 0.04
19996 0.0410095
20003 0.0397351
20010 0.024
20017 0.0752688
20024 0.0555556
20031 0.062069
20038 0.0538462
20045 0.0777778
20052 0.0651466
20059 0.0123457
20066 0.0332103
20073 0.01
20080 0.048
20087 0.064257
END
plot $data17 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data18 using 1:2 with lines lc rgb '#59636e' lw 1.01 dt (6,4) notitle, \
     $data19 using 1:2 with lines lc rgb '#59636e' lw 1 dt 1 notitle, \
     $data20 using 1:2 with lines lc rgb '#0b65b0' lw 1.3 dt 1 notitle, \
     $data21 using 1:2 with points pt 7 ps 0.451282 lc rgb '#0b65b0' notitle
unset multiplot
unset output
